internal import Foundation
internal import SystemPackage

extension JobStore {
  /// Reads what an earlier server left in `folder`, and clears away what can't be served any more.
  static func open(
    _ folder: FilePath, at now: Int64, timing: SandboxTiming
  ) async throws(SandboxError) -> JobStore {
    let store = JobStore(folder: folder.appending("jobs"))
    try await store.load(at: now, timing: timing)
    return store
  }

  private func load(at now: Int64, timing: SandboxTiming) throws(SandboxError) {
    try Self.makeFolder(folder)
    var found: [SandboxJob] = []
    for name in try Self.names(in: folder) {
      if name.hasPrefix(Self.unfinishedPrefix) {
        try Self.remove(folder.appending(name))
      } else if let job = try Self.read(folder.appending(name)) {
        found.append(try tidied(job, at: now, timing: timing))
      }
    }
    for job in found.sorted(by: { ($0.sequence, $0.id) < ($1.sequence, $1.id) }) { add(job) }
  }

  /// Without left-over halves of renders, without expired bytes; a lost clip is to be rendered again.
  private func tidied(
    _ job: SandboxJob, at now: Int64, timing: SandboxTiming
  ) throws(SandboxError) -> SandboxJob {
    for name in try Self.names(in: folder(of: job.id)) where name.hasPrefix(Self.unfinishedPrefix) {
      try Self.remove(folder(of: job.id).appending(name))
    }
    if case .completed(_, let expiry) = job.status(at: now, timing: timing), expiry <= now {
      try removeBytes(of: job)
    } else if case .clip(let bytes, _) = job.render?.outcome, job.deletedAt == nil {
      let clip = folder(of: job.id).appending(SandboxJob.clipName)
      if FileDigest.size(of: clip) != bytes {
        var lost = job
        lost.render = nil
        return lost
      }
    }
    return job
  }

  func removeBytes(of job: SandboxJob) throws(SandboxError) {
    for name in [job.frameName, SandboxJob.clipName] + JobPicture.allCases.map(\.fileName) {
      try Self.remove(folder(of: job.id).appending(name))
    }
  }

  static func makeFolder(_ path: FilePath) throws(SandboxError) {
    do {
      try FileManager.default.createDirectory(atPath: path.string, withIntermediateDirectories: true)
    } catch {
      throw SandboxError.disk(path, reason: error.localizedDescription)
    }
  }

  private static func names(in path: FilePath) throws(SandboxError) -> [String] {
    do {
      return try FileManager.default.contentsOfDirectory(atPath: path.string)
    } catch {
      throw SandboxError.disk(path, reason: error.localizedDescription)
    }
  }

  private static func remove(_ path: FilePath) throws(SandboxError) {
    do {
      try FileManager.default.removeItem(atPath: path.string)
    } catch CocoaError.fileNoSuchFile {
      return
    } catch {
      throw SandboxError.disk(path, reason: error.localizedDescription)
    }
  }

  /// Nil for what is no job's folder: a job has its record from the start.
  private static func read(_ folder: FilePath) throws(SandboxError) -> SandboxJob? {
    let path = folder.appending(recordName)
    guard FileManager.default.fileExists(atPath: path.string) else { return nil }
    do {
      let data = try Data(contentsOf: URL(filePath: path.string))
      return try JSONDecoder().decode(SandboxJob.self, from: data)
    } catch {
      throw SandboxError.damagedJob(path, reason: error.localizedDescription)
    }
  }
}

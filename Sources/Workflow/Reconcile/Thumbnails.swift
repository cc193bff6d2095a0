internal import Domain
internal import Ledger
internal import Providers
internal import SystemPackage
internal import Workers

/// Compares frames with the first pictures of jobs, since a clip begins on its frame.
struct Thumbnails: Sendable {
  let provider: any VideoProvider
  let workers: any PictureWorkers
  let disk: any ClipDisk
  let folder: FilePath
  /// The shot that asks: two that ask at once have files of their own.
  let asker: ShotID

  /// Bytes; a thumbnail has a fraction of it.
  private static let sizeLimit = 16 << 20

  /// A job without a thumbnail, and a shot without its frame, stay out of the table. Throws what may be better
  /// the next time: nothing is decided by a bad moment.
  func compare(_ records: [ShotRecord], with jobs: [JobID]) async throws -> LikenessTable {
    var table = LikenessTable()
    let frames = await sentFrames(of: records)
    for job in jobs {
      let file = folder.appending(Self.name(of: job, for: asker))
      do {
        try await disk.run { [disk] in try disk.makeFolder(for: file) }
        _ = try await provider.thumbnail(of: job, to: file, limit: Self.sizeLimit)
        for (shot, frame) in frames {
          if let distance = try? await workers.difference(frame, file) { table.set(distance, shot, job) }
        }
      } catch let error as ProviderError {
        if Self.mayPass(error) { throw error }
        // It has none, or none that can be had: such a pair never wins.
      }
      try await disk.run { [disk] in try disk.remove(file) }
    }
    return table
  }

  /// The frames that still lie there as they were sent.
  private func sentFrames(of records: [ShotRecord]) async -> [(ShotID, FilePath)] {
    var found: [(ShotID, FilePath)] = []
    for record in records {
      guard let frame = record.frame, let digest = try? await workers.digest(frame.path),
        digest == frame.digest
      else { continue }
      found.append((record.id, frame.path))
    }
    return found
  }

  /// Whether asking again may bring the picture; a job that failed will never have one.
  private static func mayPass(_ error: ProviderError) -> Bool {
    switch error.code {
    case .cancelled, .diskFull: true
    case .notReady: false
    default: error.isRetryable
    }
  }

  static func name(of job: JobID, for shot: ShotID) -> String {
    "thumbnail-\(shot.short)-\(Digest.of(Array(job.rawValue.utf8)).short).part"
  }
}

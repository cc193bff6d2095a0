internal import Domain
internal import Foundation
internal import SystemPackage

/// The jobs of one folder, on disk first and in memory second; frames and clips are on disk only.
///
/// A job is a folder named by its id, made complete under another name and then renamed: after a kill
/// it is there with everything or not at all.
actor JobStore {
  nonisolated let folder: FilePath
  private let disk = DiskExecutor()
  private var jobs: [SandboxJob] = []
  private var places: [String: Int] = [:]

  nonisolated var unownedExecutor: UnownedSerialExecutor { unsafe disk.asUnownedSerialExecutor() }

  init(folder: FilePath) { self.folder = folder }

  /// All that were ever created here, deleted ones too.
  var created: Int { jobs.count }

  /// Jobs whose clip is still to be rendered, oldest first.
  var unrendered: [String] { jobs.filter { $0.isToBeRendered && $0.deletedAt == nil }.map(\.id) }

  nonisolated func folder(of id: String) -> FilePath { folder.appending(id) }

  func job(_ id: String) -> SandboxJob? {
    guard let place = places[id], jobs[place].deletedAt == nil else { return nil }
    return jobs[place]
  }

  /// Throws `SandboxTrouble` when the account's quota is used up, else `SandboxError`.
  func create(
    _ draft: JobDraft, frame: Data, at now: Int64, timing: SandboxTiming, quota: AccountQuota? = nil,
    tiny: Bool
  ) throws -> SandboxJob {
    if let quota {
      let own = jobs.filter { $0.draft.account == draft.account }
      if let trouble = quota.trouble(own, at: now, timing: timing) { throw trouble }
    }
    let job = SandboxJob(
      id: draft.account.freshID(), sequence: (jobs.last?.sequence ?? 0) + 1, createdAt: now, draft: draft,
      render: tiny ? RenderResult(at: now, outcome: .tiny) : nil)
    let draftFolder = folder.appending(Self.unfinishedPrefix + job.id)
    try Self.makeFolder(draftFolder)
    try DurableFile.write(frame, to: draftFolder.appending(job.frameName))
    try DurableFile.write(Self.encode(job), to: draftFolder.appending(Self.recordName))
    try DurableFile.rename(draftFolder, to: folder(of: job.id))
    add(job)
    return job
  }

  /// Nil when `query.after` is not a job.
  func page(_ query: JobPage.Query, createdUntil: Int64) -> JobPage? {
    var start = query.newestFirst ? jobs.count - 1 : 0
    let step = query.newestFirst ? -1 : 1
    if let after = query.after {
      guard let place = places[after] else { return nil }
      start = place + step
    }
    var page = JobPage()
    for place in stride(from: start, to: query.newestFirst ? -1 : jobs.count, by: step) {
      let job = jobs[place]
      guard job.deletedAt == nil, job.draft.account == query.account, job.createdAt <= createdUntil else {
        continue
      }
      if page.jobs.count == query.limit {
        page.hasMore = true
        break
      }
      page.jobs.append(job)
    }
    return page
  }

  /// The record stays, so that the count of created jobs does; the bytes go.
  func delete(_ id: String, at now: Int64) throws(SandboxError) {
    guard let place = places[id] else { return }
    var job = jobs[place]
    job.deletedAt = now
    try save(job, at: place)
    try removeBytes(of: job)
  }

  /// Records how a render ended. A clip is flushed, hashed and renamed before its job says that it is there.
  func finishRender(
    _ id: String, at now: Int64, _ result: Result<FilePath, RenderFailure>
  ) throws(SandboxError) {
    guard let place = places[id] else { return }
    var job = jobs[place]
    switch result {
    case .success(let path):
      try DurableFile.sync(path)
      let (bytes, digest) = try FileDigest.read(path)
      try DurableFile.rename(path, to: folder(of: id).appending(SandboxJob.clipName))
      job.render = RenderResult(at: now, outcome: .clip(bytes: bytes, digest: digest))
    case .failure(let failure):
      job.render = RenderResult(at: now, outcome: .failed(message: failure.message))
    }
    try save(job, at: place)
  }

  /// Fails a job whose clip can't be kept, until the next start: that one renders it again.
  func giveUp(_ id: String, at now: Int64, _ message: String) {
    guard let place = places[id] else { return }
    jobs[place].render = RenderResult(at: now, outcome: .failed(message: message))
  }

  func add(_ job: SandboxJob) {
    places[job.id] = jobs.count
    jobs.append(job)
  }

  private func save(_ job: SandboxJob, at place: Int) throws(SandboxError) {
    try DurableFile.replace(folder(of: job.id).appending(Self.recordName), with: Self.encode(job))
    jobs[place] = job
  }

  static let recordName = "job.json"
  static let unfinishedPrefix = ".new-"

  private static func encode(_ job: SandboxJob) throws(SandboxError) -> Data {
    do {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
      return try encoder.encode(job)
    } catch {
      throw SandboxError.damagedJob(FilePath(job.id), reason: String(describing: error))
    }
  }
}

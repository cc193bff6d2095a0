internal import Domain
internal import Foundation

/// What every dialect works on: one job store, one clock, one queue of renders.
struct SandboxService: Sendable {
  let configuration: SandboxConfiguration
  let clock: SandboxClock
  let store: JobStore
  /// Nil when clips aren't rendered.
  let renderer: ClipRenderer?
  let renders = WorkQueue<String>()
  let hooks = WorkQueue<HookCall>()
  let onceFaults = OnceFaults()
  let dice: FaultDice
  let links = ClipLinks()
  let transcript: Transcript?

  init(
    configuration: SandboxConfiguration, clock: SandboxClock, store: JobStore, renderer: ClipRenderer?
  ) {
    self.configuration = configuration
    self.clock = clock
    self.store = store
    self.renderer = renderer
    dice = FaultDice(configuration.faults)
    transcript = configuration.transcript.map { Transcript(folder: $0) }
  }

  /// A job that is on disk when this returns, with its render waiting in line.
  func create(_ draft: JobDraft, frame: Data) async throws -> SandboxJob {
    let job = try await store.create(
      draft, frame: frame, at: clock.now(), timing: configuration.timing,
      quota: configuration.keepsQuotas ? draft.account.quota : nil, tiny: renderer == nil)
    if job.isToBeRendered { renders.add(job.id) }
    return job
  }

  /// Throws `unknownJob` when the account has no such job, or it was deleted.
  func job(_ id: String, of account: SandboxAccount) async throws(SandboxTrouble) -> SandboxJob {
    guard let job = await store.job(id), job.draft.account == account else { throw .unknownJob(id) }
    return job
  }

  func status(of job: SandboxJob) -> JobStatus {
    job.status(at: clock.now(), timing: configuration.timing)
  }

  /// Nil when the job that the page shall follow does not exist.
  func page(_ query: JobPage.Query) async -> JobPage? {
    await store.page(query, createdUntil: clock.now() - configuration.faults.listLag.milliseconds)
  }

  func delete(_ job: SandboxJob) async throws {
    try await store.delete(job.id, at: clock.now())
  }
}

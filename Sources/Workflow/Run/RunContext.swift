internal import Domain
internal import Ledger
internal import Providers
internal import Workers

/// What every step of a run shares.
struct RunContext: Sendable {
  let settings: RunSettings
  let layout: RunLayout
  let ledger: any LedgerStore
  let lease: ProviderLease
  let clock: RunClock
  let workers: any PictureWorkers
  /// The run was asked to stop: begin nothing that costs money or takes long.
  let isStopping: @Sendable () -> Bool
  let trouble: TroubleNotice
  let claims = ShotClaims()
  let gate: SubmitGate
  let polls = PollSlots(width: Self.pollsAtOnce)
  let places: JobPlaces
  let estimate = RunEstimate()

  private static let pollsAtOnce = 8
  /// A provider that wants a longer pause before a submit ends the run instead; a question is asked after it all the same.
  static let longestPause = Duration.seconds(15 * 60)

  init(
    settings: RunSettings, layout: RunLayout, ledger: any LedgerStore, lease: ProviderLease, clock: RunClock,
    workers: any PictureWorkers, isStopping: @escaping @Sendable () -> Bool,
    onTrouble: @escaping @Sendable (String) async -> Void = { _ in }
  ) {
    self.settings = settings
    self.layout = layout
    self.ledger = ledger
    self.lease = lease
    self.clock = clock
    self.workers = workers
    self.isStopping = isStopping
    trouble = TroubleNotice(to: onTrouble)
    places = JobPlaces(width: settings.pollWidth)
    gate = SubmitGate(
      rate: RateControl(limit: settings.submitsPerMinute),
      // What costs nothing may be unclear as often as it likes.
      maxUnclear: settings.provider.realm == .sandbox ? .max / 2 : settings.maxAmbiguous)
  }

  /// What the provider says of a job now; only so many are asked about at once.
  func ask(_ job: JobID) async throws -> JobSnapshot {
    let provider = try await lease.provider()
    await polls.take()
    do {
      let snapshot = try await provider.poll(job)
      await polls.give()
      return snapshot
    } catch {
      await polls.give()
      throw error
    }
  }

  /// What the ledger knows of this endpoint before anything is submitted.
  func beginSubmits() async throws {
    let (provider, base) = (settings.provider.name, settings.endpoint)
    let unclear = try await ledger.unclearCount(provider: provider, baseURL: base)
    let pace = try await ledger.learntRate(provider: provider, baseURL: base)
    await gate.begin(unclear: unclear, pace: pace, now: clock.wall())
  }

  /// Keeps a pace that was learnt for the next run.
  func keepPace(_ perMinute: Double?) async throws {
    guard let perMinute else { return }
    let rate = LearntRate(
      provider: settings.provider.name, baseURL: settings.endpoint, submitsPerMinute: perMinute,
      learntAt: clock.wall())
    if let rate { try await ledger.keep(rate) }
  }

  /// The ledger's or provider's trouble in words, and what it means for the run. A clip that was on its way waits
  /// at the provider, and the ledger says so where it can.
  func leave(_ shot: ActiveShot, _ error: any Error) async -> RunExit {
    let isFull = DiskFull.caused(error)
    // Nothing more is bought that there is no room for.
    if isFull { await gate.close(because: .diskFull) }
    let sentence = error is CancellationError ? "stopped; run again to go on" : "\(error)"
    var shot = shot
    // Where it can't, the next run takes the shot up all the same; what went wrong first is told.
    if shot.record.state == .downloading,
      let record = try? await ledger.record(.interrupted(sentence), for: shot.record.id)
    {
      shot.record = record
    }
    return .shot(shot.report(layout, message: sentence), isFull ? .diskFull : .later)
  }
}

extension JobFailure {
  static let diskFull = JobFailure(
    reason: .unclear, code: nil, message: "the disk is full; free some space and run again", isUnbilled: true)
}

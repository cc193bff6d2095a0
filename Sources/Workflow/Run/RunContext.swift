internal import Domain
private import Foundation
internal import Ledger
internal import Providers
private import SystemPackage
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

  private static let pollsAtOnce = 8

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

  /// The ledger's or provider's trouble in words, and what it means for the run.
  func leave(_ shot: ActiveShot, _ error: any Error) async -> RunExit {
    // Nothing more is bought that there is no room for.
    if isDiskFull(error) { await gate.close(because: .diskFull) }
    return .shot(shot.report(layout, message: "\(error)"), isDiskFull(error) ? .diskFull : .later)
  }

  /// Whoever met it: the ledger, the download, or the files beside them.
  func isDiskFull(_ error: any Error) -> Bool {
    switch error {
    case let error as LedgerError: error.code == .diskFull
    case let error as UnrecordedJob: error.cause.code == .diskFull
    case let error as ProviderError: error.code == .diskFull
    case Errno.noSpace, Errno.diskQuotaExceeded, CocoaError.fileWriteOutOfSpace: true
    default: false
    }
  }
}

extension JobFailure {
  static let diskFull = JobFailure(
    reason: .unclear, code: nil, message: "the disk is full; free some space and run again", isUnbilled: true)
}

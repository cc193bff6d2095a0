internal import Domain
internal import Ledger
internal import Providers

/// What every step of a run shares.
struct RunContext: Sendable {
  let settings: RunSettings
  let layout: RunLayout
  let ledger: any LedgerStore
  let lease: ProviderLease
  let clock: RunClock
  /// The run was asked to stop: begin nothing that costs money or takes long.
  let isStopping: @Sendable () -> Bool
  let claims = ShotClaims()
  let gate = SubmitGate()

  /// The ledger's or provider's trouble in words, and what it means for the run.
  func leave(_ shot: ActiveShot, _ error: any Error) -> RunExit {
    switch error {
    case let error as LedgerError where error.code == .diskFull:
      .shot(shot.report(layout, message: error.description), .diskFull)
    case let error as ProviderError where error.code == .diskFull:
      .shot(shot.report(layout, message: "\(error)"), .diskFull)
    default:
      .shot(shot.report(layout, message: "\(error)"), .later)
    }
  }
}

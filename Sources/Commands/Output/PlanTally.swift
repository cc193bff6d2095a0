internal import Domain
internal import Workflow

/// What a plan comes to.
struct PlanTally {
  private(set) var frames: [FrameReport.Status: Int] = [:]
  private(set) var deeds: [PlannedShot.Deed: Int] = [:]
  /// Of all that is to be bought.
  private(set) var price = Money.zero
  var passedOver = PassedOver()

  var bought: Int { deeds[.buy] ?? 0 }
  /// Names that have a clip or are to get one.
  var clips: Int { deeds.values.reduce(0, +) }

  mutating func take(_ exit: PlanExit) {
    switch exit {
    case .skipped: passedOver.skipped += 1
    case .rejected: frames[.rejected, default: 0] += 1
    case .planned(let frame, let shot):
      frames[frame.status, default: 0] += 1
      deeds[shot.deed, default: 0] += 1
      price += shot.price
    }
  }
}

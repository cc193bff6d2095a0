package import Domain

/// What a run would do about one name.
package struct PlannedShot: Sendable, Equatable {
  package enum Deed: String, Sendable, CaseIterable {
    case buy
    /// An earlier name of the same run buys the very clip.
    case share
    /// It was bought, and is on its way.
    case fetch
    case unchanged
    /// It failed, and only `--retry-failed` would try again, if anything.
    case failed
    /// Nobody knows what became of it, or its result is gone.
    case needsPerson = "needs_person"
    /// It can't be bought as it is.
    case rejected
  }

  package let deed: Deed
  /// With what it costs, when it is bought.
  package let report: ShotReport
  package let price: Money
}

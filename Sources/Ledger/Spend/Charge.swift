package import Domain

/// How the price of a shot counts.
package enum Charge: Sendable, Equatable {
  case nothing
  /// The request may be under way.
  case reserved
  case spent
  /// Nobody knows; for caps it is spent.
  case unclear

  package init(_ state: ShotState, isUnbilled: Bool) {
    self =
      switch state {
      case .planned, .rejected: .nothing
      case .submitting: .reserved
      case .submitted, .running, .ready, .downloading, .done, .expired: .spent
      case .ambiguous, .held: .unclear
      case .failed: isUnbilled ? .nothing : .spent
      }
  }
}

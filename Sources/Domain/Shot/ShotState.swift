/// Where a shot stands; the raw value is what the ledger stores and JSON shows.
package enum ShotState: String, Sendable, Codable, CaseIterable {
  case planned
  case submitting
  case submitted
  case running
  case ready
  case downloading
  case done
  case failed
  case ambiguous
  case held
  case expired
  /// Refused before any money was at stake; free to be planned again once the cause is mended.
  case rejected

  /// The provider has, or may have, taken money for it.
  package var mayBePaid: Bool {
    switch self {
    case .planned, .rejected, .failed: false
    default: true
    }
  }

  /// A person has to decide before anything moves.
  package var needsPerson: Bool { self == .ambiguous || self == .held || self == .expired }

  /// Something went wrong that somebody has to hear of.
  package var needsLook: Bool { self == .failed || self == .rejected || needsPerson }

  /// A job exists and something is left to be done for it.
  package var isInFlight: Bool {
    switch self {
    case .submitted, .running, .ready, .downloading: true
    default: false
    }
  }
}

package import Domain

/// One change of a shot's state.
package struct HistoryEntry: Sendable, Equatable {
  /// Unix milliseconds.
  package let at: Int64
  /// Nil for the admission.
  package let from: ShotState?
  package let to: ShotState
  package let note: String?
}

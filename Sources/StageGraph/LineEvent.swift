/// A change in a running line, for traces.
package struct LineEvent: Sendable, Hashable {
  package enum Change: String, Sendable, Hashable, CaseIterable {
    /// A body, or a pull of the source, began.
    case started
    /// It ended, and the item goes on.
    case passed
    /// It ended, and the item leaves the line.
    case left
    /// The source has no more items: ends the pull that had started.
    case exhausted
    /// The item was dropped because of a stop, while it waited or right after `passed`.
    case abandoned
  }

  package let change: Change
  package let stage: String
  /// From 0 up to the stage's width; nil for an item that had none.
  package let lane: Int?
  /// The item's number in the order of the source, from 0.
  package let sequence: Int
  /// Since the run began, by the run's clock; never less than in the event before.
  package let time: Duration
}

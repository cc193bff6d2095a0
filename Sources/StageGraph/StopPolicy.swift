/// What a stage does once the line was asked to stop.
///
/// The stage's own policy also decides over items that the stage before finishes during the stop:
/// they are handed on only to a stage that keeps starting, and abandoned otherwise.
package enum StopPolicy: String, Sendable, Hashable, CaseIterable {
  /// Starts nothing more, abandons what waits, and lets running bodies come to their end.
  case finishRunning
  /// Starts nothing more, abandons what waits, and cancels running bodies; what they return still counts.
  case cancelRunning
  /// Goes on as if nothing had been asked, until nothing more can reach it.
  case keepStarting
}

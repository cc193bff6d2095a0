/// How one stage gets on.
package struct StagePace: Sendable, Equatable {
  package let name: String
  /// Items that went on from here or left here.
  package let done: Int
  /// Items that came this far or still may.
  package let total: Int
  package let running: Int
  /// Items that wait to be started here, also while they are held by the stage before.
  package let waiting: Int
  /// Items a second, lately; nil while none was done.
  package let rate: Double?
  /// Until the last item is through; nil while that is not known, as when later stages hold this one up.
  package let timeLeft: Duration?
  /// How many items were at work on average, lately.
  package let load: Double
}

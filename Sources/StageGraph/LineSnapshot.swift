/// The figures of a run at one instant; all of them belong together.
package struct LineSnapshot: Sendable, Hashable {
  /// Since the run began; stands still once the run is complete.
  package let elapsed: Duration
  /// A stop was asked for while the line was still at work.
  package let isStopping: Bool
  /// Nothing runs, waits or can come any more.
  package let isComplete: Bool
  package let source: StageCounters
  package let stages: [StageCounters]

  /// Items that left as a value, from whichever stage.
  package var left: Int {
    stages.reduce(0) { $0 + $1.left }
  }
}

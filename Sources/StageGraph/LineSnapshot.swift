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

  /// The source or the stage of that name.
  package subscript(name: String) -> StageCounters? {
    source.name == name ? source : stages.first { $0.name == name }
  }

  /// Items that left as a value, from whichever stage.
  package var left: Int {
    stages.reduce(0) { $0 + $1.left }
  }

  /// Items that were dropped on the way because of a stop.
  package var abandoned: Int {
    stages.reduce(source.abandoned) { $0 + $1.abandoned }
  }
}

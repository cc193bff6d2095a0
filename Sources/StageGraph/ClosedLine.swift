/// A complete line, ready to run.
package struct ClosedLine<Exit: Sendable>: Sendable {
  package let definition: LineDefinition
  /// Makes the source's pull, given what exits are delivered to.
  let pull: @Sendable (_ deliver: @escaping @Sendable (Exit) async -> Void) -> @Sendable () async -> Work?

  /// Runs until every item has left or, after a stop, until nothing is open any more; gives the last snapshot.
  ///
  /// Cancelling the calling task is the same as `control.stop()`: bodies notice only what their stage's
  /// policy says. A run that is to be watched or stopped needs a control of its own.
  ///
  /// `observer` is told of each change, one at a time and in order; it holds up the whole line, so it must be
  /// quick. `onExit` is called for each item that leaves, one at a time and never cancelled. The item keeps its
  /// lane until the call returns: a slow receiver pauses the line rather than let exits pile up.
  package func run(
    control: LineControl = LineControl(), clock: some Clock<Duration> = ContinuousClock(),
    observer: (@Sendable (LineEvent) -> Void)? = nil,
    onExit: @escaping @Sendable (Exit) async -> Void
  ) async -> LineSnapshot {
    let start = clock.now
    let run = LineRun(definition, pull: pull(onExit), now: { start.duration(to: clock.now) })
    return await withTaskCancellationHandler {
      control.attach(run)
      // A task of its own keeps the caller's cancellation from bodies that are to finish.
      await Task { await run.run(observer: observer) }.value
      return run.snapshot
    } onCancel: {
      run.stop()
    }
  }
}

internal import StageGraph
private import UnixSignals

#if canImport(Glibc)
  private import Glibc
#else
  private import Darwin
#endif

/// Runs a line for a command: draws its progress, and lets Ctrl-C drain it.
struct LineWatch {
  let terminal: Terminal
  /// How many items the source will give.
  let total: Int
  /// Said at the first signal: what is still finished and what is left.
  let farewell: String

  /// Gives the last snapshot, and which signal stopped the run. A second signal ends the process at once.
  func run<Exit: Sendable>(
    _ line: ClosedLine<Exit>, onExit: @escaping @Sendable (Exit) async -> Void
  ) async -> (snapshot: LineSnapshot, stop: ExitStatus?) {
    let control = LineControl()
    let stop = StopRequest()
    let progress = ProgressLine(terminal: terminal, total: total)
    let signals = await UnixSignalsSequence(trapping: .sigint, .sigterm)
    return await withTaskGroup(of: LineSnapshot?.self) { group in
      group.addTask {
        for await signal in signals {
          let status: ExitStatus = signal == .sigint ? .interrupted : .terminated
          guard stop.record(status) else { _exit(status.code) }
          progress.say(farewell)
          control.stop()
        }
        return nil
      }
      group.addTask {
        await progress.draw { control.snapshot }
        return nil
      }
      group.addTask {
        await line.run(control: control) { exit in
          progress.clear()
          await onExit(exit)
          // Nobody reads any more: stop as quietly as a filter would.
          if Console.standardOutput.isBroken { control.stop() }
        }
      }
      var last: LineSnapshot?
      while last == nil, let ended = await group.next() { last = ended }
      group.cancelAll()
      progress.clear()
      guard let last else { preconditionFailure("the line's own task always ends with a snapshot") }
      return (last, stop.status)
    }
  }
}

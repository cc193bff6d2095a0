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
  /// Said at the first signal: what is still finished and what is left.
  let farewell: String
  /// Tells the line's own steps that a stop was asked for.
  var stop = StopRequest()
  /// After this long nothing new is begun and what waits is left for the next run.
  var limit: Duration?
  /// How long a stop may take before the process ends all the same.
  var drainLimit: Duration = .seconds(30)
  var trace: TraceFile?

  /// `total` is how many items the source will give, or how many parts they have where each item has `parts`; `finish`
  /// is what is left to do behind the line, also after a stop. Gives the last snapshot, in items, and which signal
  /// stopped the run. A second signal ends the process at once.
  func run<Exit: Sendable>(
    _ line: ClosedLine<Exit>, total: Int, parts: Int = 1, onExit: @escaping @Sendable (Exit) async -> Void,
    finish: @escaping @Sendable () async -> Void = {}
  ) async -> (snapshot: LineSnapshot, stop: ExitStatus?) {
    let control = LineControl()
    let observer: (@Sendable (LineEvent) -> Void)? =
      if let trace { { trace.write($0) } } else { nil }
    let signals = await UnixSignalsSequence(trapping: .sigint, .sigterm)
    return await withTaskGroup(of: LineSnapshot?.self) { group in
      group.addTask {
        for await signal in signals {
          let status = ExitStatus(signal)
          guard stop.record(status) else {
            Console.endStatus()
            _exit(status.code)
          }
          control.stop()
          Console.standardError.write("\(farewell)\n")
        }
        return nil
      }
      group.addTask {
        if let limit, (try? await Task.sleep(for: limit)) != nil {
          stop.endTime()
          control.stop()
        }
        return nil
      }
      group.addTask {
        // What is still open after this long is recorded as unclear by the next run.
        while (try? await Task.sleep(for: .milliseconds(200))) != nil {
          guard let time = stop.age, time > drainLimit, let status = stop.status else { continue }
          Console.endStatus()
          _exit(status.code)
        }
        return nil
      }
      group.addTask {
        let progress = Progress(line.definition, total: total, terminal: terminal)
        await progress.tell { control.snapshot?.inParts(parts, of: total) }
        return nil
      }
      group.addTask {
        let last = await line.run(control: control, observer: observer) { exit in
          await onExit(exit)
          // Nobody reads any more: stop as quietly as a filter would.
          if Console.standardOutput.isBroken { control.stop() }
        }
        await finish()
        return last
      }
      var last: LineSnapshot?
      while last == nil, let ended = await group.next() { last = ended }
      group.cancelAll()
      guard let last else { preconditionFailure("the line's own task always ends with a snapshot") }
      return (last, stop.status)
    }
  }
}

private import Domain

/// Watches and stops one run from any task; hand it to the run and keep it.
package final class LineControl: Sendable {
  private struct State {
    var isStopRequested = false
    var run: LineRun?
  }

  private let state = Locked(State())

  package init() {}

  /// Asks for a drain: see ``StopPolicy``. Before the run begins it means that nothing will start.
  package func stop() {
    let run = state.withLock { state in
      state.isStopRequested = true
      return state.run
    }
    run?.stop()
  }

  /// One instant's figures, nil until the run begins; cheap enough to ask for many times a second.
  package var snapshot: LineSnapshot? {
    state.withLock { $0.run }?.snapshot
  }

  func attach(_ run: LineRun) {
    let isStopRequested = state.withLock { state in
      precondition(state.run == nil, "a control serves one run")
      state.run = run
      return state.isStopRequested
    }
    if isStopRequested { run.stop() }
  }
}

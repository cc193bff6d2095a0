import Synchronization

/// The gate in front of one POST's first byte.
///
/// A failure is reported on one event loop while another may be about to write the head. Sealing settles
/// that race: a POST that is sealed before its first byte never sends one.
final class PostGate: Sendable {
  private struct State {
    var phase = PostPhase.connecting
    var isSealed = false
  }

  private let state = Mutex(State())

  /// False when the POST is over and nothing may be written any more.
  func admitWrite() -> Bool {
    state.withLock { state in
      guard !state.isSealed else { return false }
      state.phase = max(state.phase, .sendingHead)
      return true
    }
  }

  func reached(_ phase: PostPhase) {
    state.withLock { state in
      if !state.isSealed { state.phase = max(state.phase, phase) }
    }
  }

  /// Shuts the gate for good and tells how far the POST came.
  func seal() -> PostPhase {
    state.withLock { state in
      state.isSealed = true
      return state.phase
    }
  }
}

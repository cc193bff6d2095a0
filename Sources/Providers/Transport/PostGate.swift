import Domain
import NIOConcurrencyHelpers

/// The gate in front of one POST's first byte.
///
/// A failure is reported on one event loop while another may be about to write the head. Sealing settles
/// that race: a POST that is sealed before its first byte never sends one. The lock is NIO's, which the
/// thread sanitizer can follow also when two threads meet at it.
final class PostGate: Sendable {
  private struct State {
    var phase = PostPhase.connecting
    var isSealed = false
  }

  private let state = NIOLockedValueBox(State())

  /// False when the POST is over and nothing may be written any more.
  func admitWrite() -> Bool {
    let (isOpen, isFirst) = state.withLockedValue { state in
      guard !state.isSealed else { return (false, false) }
      let isFirst = state.phase < .sendingHead
      state.phase = max(state.phase, .sendingHead)
      return (true, isFirst)
    }
    if isFirst { CrashPoint.reach(.beforePost) }
    return isOpen
  }

  func reached(_ phase: PostPhase) {
    let isNew = state.withLockedValue { state in
      guard !state.isSealed, state.phase < phase else { return false }
      state.phase = phase
      return true
    }
    if isNew, let point = phase.crashPoint { CrashPoint.reach(point) }
  }

  /// Shuts the gate for good and tells how far the POST came.
  func seal() -> PostPhase {
    state.withLockedValue { state in
      state.isSealed = true
      return state.phase
    }
  }
}

extension PostPhase {
  fileprivate var crashPoint: CrashPoint? {
    switch self {
    case .sendingBody: .headSent
    case .awaitingReply: .bodySent
    case .readingReply: .replyHead
    case .done: .afterPost
    default: nil
    }
  }
}

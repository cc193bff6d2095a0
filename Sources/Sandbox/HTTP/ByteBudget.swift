private import Synchronization

/// A number of bytes that may be in use at once; who asks for more waits, first come, first served.
final class ByteBudget: Sendable {
  private struct Waiter {
    let ticket: Int
    let bytes: Int
    let continuation: CheckedContinuation<Void, any Error>
  }

  private struct State {
    var free: Int
    var tickets = 0
    var cancelled: Set<Int> = []
    var line: [Waiter] = []
  }

  private let total: Int
  private let state: Mutex<State>

  init(_ total: Int) {
    self.total = total
    state = Mutex(State(free: total))
  }

  /// Runs `body` when `bytes` are free; a share larger than the whole is taken for the whole.
  func withShare<Result>(_ bytes: Int, _ body: () async throws -> Result) async throws -> Result {
    let share = min(max(bytes, 0), total)
    try await take(share)
    defer { giveBack(share) }
    return try await body()
  }

  private func take(_ bytes: Int) async throws {
    let ticket = state.withLock { state in
      state.tickets += 1
      return state.tickets
    }
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        enter(Waiter(ticket: ticket, bytes: bytes, continuation: continuation))
      }
    } onCancel: {
      leave(ticket)
    }
    state.withLock { _ = $0.cancelled.remove(ticket) }
  }

  private func enter(_ waiter: Waiter) {
    let decision: Result<Void, any Error>? = state.withLock { state in
      if state.cancelled.remove(waiter.ticket) != nil { return .failure(CancellationError()) }
      if state.line.isEmpty, state.free >= waiter.bytes {
        state.free -= waiter.bytes
        return .success(())
      }
      state.line.append(waiter)
      return nil
    }
    if let decision { waiter.continuation.resume(with: decision) }
  }

  /// Cancellation may come before the waiter entered; then it is remembered.
  private func leave(_ ticket: Int) {
    let waiter: Waiter? = state.withLock { state in
      guard let place = state.line.firstIndex(where: { $0.ticket == ticket }) else {
        state.cancelled.insert(ticket)
        return nil
      }
      return state.line.remove(at: place)
    }
    waiter?.continuation.resume(throwing: CancellationError())
    wake()
  }

  private func giveBack(_ bytes: Int) {
    state.withLock { $0.free += bytes }
    wake()
  }

  private func wake() {
    let ready: [Waiter] = state.withLock { state in
      var ready: [Waiter] = []
      while let first = state.line.first, first.bytes <= state.free {
        state.free -= first.bytes
        ready.append(state.line.removeFirst())
      }
      return ready
    }
    for waiter in ready { waiter.continuation.resume() }
  }
}

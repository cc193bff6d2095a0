import Domain

@testable import StageGraph

/// Collects values from any task; lets a test wait until there are enough.
final class Tally<Value: Sendable>: Sendable {
  private struct State {
    var values: [Value] = []
    var waiting: [(count: Int, continuation: CheckedContinuation<Void, Never>)] = []
  }

  private let state = Locked(State())

  var values: [Value] { state.withLock { $0.values } }

  /// Gives how many there are now.
  @discardableResult func add(_ value: Value) -> Int {
    let (count, ready) = state.withLock { state in
      state.values.append(value)
      let count = state.values.count
      defer { state.waiting.removeAll { $0.count <= count } }
      return (count, state.waiting.filter { $0.count <= count })
    }
    for waiter in ready { waiter.continuation.resume() }
    return count
  }

  func reaches(_ count: Int) async {
    await withCheckedContinuation { continuation in
      let isReached = state.withLock { state in
        if state.values.count < count { state.waiting.append((count, continuation)) }
        return state.values.count >= count
      }
      if isReached { continuation.resume() }
    }
  }
}

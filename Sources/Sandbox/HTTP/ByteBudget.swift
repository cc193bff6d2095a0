/// A number of bytes that may be in use at once; who asks for more waits, first come, first served.
actor ByteBudget {
  private struct Waiter {
    let bytes: Int
    let continuation: CheckedContinuation<Void, Never>
  }

  private let total: Int
  private var free: Int
  private var line: [Waiter] = []

  init(_ total: Int) {
    self.total = total
    free = total
  }

  /// Runs `body` when `bytes` are free; a share larger than the whole is taken for the whole.
  ///
  /// A cancelled task keeps its place in the line and throws at its turn, which comes soon: who holds a share
  /// gives it back when cancelled.
  nonisolated func withShare<Value>(_ bytes: Int, _ body: () async throws -> Value) async throws -> Value {
    let share = min(max(bytes, 0), total)
    await take(share)
    do {
      try Task.checkCancellation()
      let value = try await body()
      await giveBack(share)
      return value
    } catch {
      await giveBack(share)
      throw error
    }
  }

  private func take(_ bytes: Int) async {
    if line.isEmpty, free >= bytes {
      free -= bytes
    } else {
      await withCheckedContinuation { line.append(Waiter(bytes: bytes, continuation: $0)) }
    }
  }

  private func giveBack(_ bytes: Int) {
    free += bytes
    while let first = line.first, first.bytes <= free {
      free -= first.bytes
      line.removeFirst()
      first.continuation.resume()
    }
  }
}

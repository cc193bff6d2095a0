/// A number of bytes that may be in use at once; whoever asks for more waits, first come, first served.
package actor ByteBudget {
  private let total: Int
  private var free: Int
  private var line: [(bytes: Int, turn: CheckedContinuation<Void, Never>)] = []

  package init(_ total: Int) {
    self.total = total
    free = total
  }

  /// Waits until `bytes` are free, and holds them while `body` runs.
  ///
  /// What needs more than there is runs alone. A cancelled task keeps its place in the line and has its turn.
  package nonisolated func with<Value, Failure: Error>(
    _ bytes: Int, _ body: () async throws(Failure) -> Value
  ) async throws(Failure) -> Value {
    let share = min(max(bytes, 0), total)
    await take(share)
    do throws(Failure) {
      let value = try await body()
      await giveBack(share)
      return value
    } catch {
      await giveBack(share)
      throw error
    }
  }

  private func take(_ bytes: Int) async {
    if line.isEmpty, bytes <= free {
      free -= bytes
    } else {
      await withCheckedContinuation { line.append((bytes, $0)) }
    }
  }

  private func giveBack(_ bytes: Int) {
    free += bytes
    // In order: many small requests never keep a large one waiting for ever.
    while let first = line.first, first.bytes <= free {
      free -= first.bytes
      line.removeFirst()
      first.turn.resume()
    }
  }
}

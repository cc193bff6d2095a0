/// Memory that pictures share while they are decoded at the same time, first come, first served.
actor MemoryBudget {
  /// Bytes; a picture that needs more than all of it still runs when it is alone.
  private let total: Int
  private var used = 0
  private var running = 0
  private var waiting: [(bytes: Int, turn: CheckedContinuation<Void, Never>)] = []

  init(total: Int) { self.total = total }

  /// Waits until `bytes` fit beside what runs, and holds them while `body` runs.
  func with<Result: Sendable, Failure: Error>(
    _ bytes: Int, _ body: @Sendable () async throws(Failure) -> Result
  ) async throws(Failure) -> Result {
    if waiting.isEmpty, fits(bytes) {
      start(bytes)
    } else {
      await withCheckedContinuation { waiting.append((bytes, $0)) }
    }
    do throws(Failure) {
      let result = try await body()
      end(bytes)
      return result
    } catch {
      end(bytes)
      throw error
    }
  }

  private func end(_ bytes: Int) {
    used -= bytes
    running -= 1
    // In order: a large picture is not overtaken for ever by small ones.
    while let next = waiting.first, fits(next.bytes) {
      waiting.removeFirst()
      start(next.bytes)
      next.turn.resume()
    }
  }

  private func fits(_ bytes: Int) -> Bool { running == 0 || bytes <= total - used }

  private func start(_ bytes: Int) {
    used += bytes
    running += 1
  }
}

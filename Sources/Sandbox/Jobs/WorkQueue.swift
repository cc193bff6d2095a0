/// Work that waits, and the loop that takes it up, a fixed number of pieces at once.
struct WorkQueue<Piece: Sendable>: Sendable {
  private let waiting: AsyncStream<Piece>
  private let line: AsyncStream<Piece>.Continuation

  init() { (waiting, line) = AsyncStream.makeStream() }

  func add(_ piece: Piece) { line.yield(piece) }

  /// Runs until cancelled; only once per queue.
  func work(width: Int, _ work: @escaping @Sendable (Piece) async -> Void) async {
    await withTaskGroup(of: Void.self) { group in
      var busy = 0
      for await piece in waiting {
        if busy >= width {
          await group.next()
          busy -= 1
        }
        busy += 1
        group.addTask { await work(piece) }
      }
      group.cancelAll()
    }
  }
}

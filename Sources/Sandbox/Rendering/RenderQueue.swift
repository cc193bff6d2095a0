/// The jobs waiting for their render, and the loop that takes them up, a fixed number at once.
struct RenderQueue: Sendable {
  private let waiting: AsyncStream<String>
  private let line: AsyncStream<String>.Continuation

  init() { (waiting, line) = AsyncStream.makeStream() }

  func add(_ id: String) { line.yield(id) }

  /// Runs until cancelled; only once per queue.
  func work(width: Int, _ render: @escaping @Sendable (String) async -> Void) async {
    await withTaskGroup(of: Void.self) { group in
      var busy = 0
      for await id in waiting {
        if busy >= width {
          await group.next()
          busy -= 1
        }
        busy += 1
        group.addTask { await render(id) }
      }
      group.cancelAll()
    }
  }
}

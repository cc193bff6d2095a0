internal import HeapModule

/// The questions that may be open at once: of those that wait, the one that is due first goes first.
actor PollSlots {
  private struct Waiter: Comparable {
    /// Unix milliseconds.
    let due: Int64
    let order: Int
    let continuation: CheckedContinuation<Void, Never>

    static func < (a: Self, b: Self) -> Bool { (a.due, a.order) < (b.due, b.order) }
    static func == (a: Self, b: Self) -> Bool { a.order == b.order }
  }

  private var free: Int
  private var count = 0
  private var waiting: Heap<Waiter> = []

  init(width: Int) { free = width }

  /// Every `take` ends with one `give`.
  func take(due: Int64) async {
    if free > 0 {
      free -= 1
      return
    }
    count += 1
    let order = count
    await withCheckedContinuation { waiting.insert(Waiter(due: due, order: order, continuation: $0)) }
  }

  func give() {
    if let next = waiting.popMin() { next.continuation.resume() } else { free += 1 }
  }
}

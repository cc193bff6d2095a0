internal import DequeModule

/// The questions that may be open at once; the others wait in their order.
actor PollSlots {
  private var free: Int
  private var waiting: Deque<CheckedContinuation<Void, Never>> = []

  init(width: Int) { free = width }

  /// Every `take` ends with one `give`.
  func take() async {
    if free > 0 {
      free -= 1
      return
    }
    await withCheckedContinuation { waiting.append($0) }
  }

  func give() {
    if let next = waiting.popFirst() { next.resume() } else { free += 1 }
  }
}

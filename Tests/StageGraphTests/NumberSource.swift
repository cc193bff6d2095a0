import Domain

@testable import StageGraph

/// A source of the numbers from 0 up to a count.
final class NumberSource: Sendable {
  private let state = Locked(0)
  private let count: Int

  init(_ count: Int) {
    self.count = count
  }

  func next() -> Int? {
    state.withLock { next in
      if next == count { return nil }
      defer { next += 1 }
      return next
    }
  }
}

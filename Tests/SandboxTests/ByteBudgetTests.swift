import Testing

@testable import Sandbox

struct ByteBudgetTests {
  /// What is in use now, the most there ever was, and how many had their turn.
  private actor Meter {
    private var now = 0
    private(set) var most = 0
    private(set) var turns = 0

    func enter(_ share: Int) {
      now += share
      most = max(most, now)
    }

    func leave(_ share: Int) {
      now -= share
      turns += 1
    }
  }

  @Test func `never more than the whole is in use, and all get their turn`() async throws {
    let budget = ByteBudget(100)
    let meter = Meter()
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 0..<200 {
        let share = number % 7 * 20
        group.addTask {
          try await budget.withShare(share) {
            await meter.enter(min(share, 100))
            await Task.yield()
            await meter.leave(min(share, 100))
          }
        }
      }
      try await group.waitForAll()
    }
    #expect(await meter.turns == 200)
    #expect(await meter.most <= 100)
  }

  @Test func `who is cancelled while waiting throws at its turn, and gives its share back`() async throws {
    let budget = ByteBudget(10)
    await #expect(throws: CancellationError.self) {
      try await withThrowingTaskGroup(of: Void.self) { group in
        try await budget.withShare(10) {
          group.addTask { try await budget.withShare(5) {} }
          group.cancelAll()
        }
        try await group.next()
      }
    }
    #expect(try await budget.withShare(10) { true })
  }
}

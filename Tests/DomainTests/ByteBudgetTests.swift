import Domain
import Testing

struct ByteBudgetTests {
  /// What is in use now, the most there ever was, and how many had their turn.
  private actor Meter {
    private var now = 0
    private(set) var most = 0
    private(set) var turns = 0

    @discardableResult
    func enter(_ share: Int) -> Int {
      now += share
      most = max(most, now)
      return now
    }

    func leave(_ share: Int) {
      now -= share
      turns += 1
    }
  }

  @Test func `never more than the whole is in use, and all get their turn`() async {
    let budget = ByteBudget(100)
    let meter = Meter()
    await withTaskGroup(of: Void.self) { group in
      for number in 0..<200 {
        let share = number % 7 * 20
        group.addTask {
          await budget.with(share) {
            await meter.enter(min(share, 100))
            await Task.yield()
            await meter.leave(min(share, 100))
          }
        }
      }
    }
    #expect(await meter.turns == 200)
    #expect(await meter.most <= 100)
  }

  @Test func `what needs more than the whole runs alone`() async {
    let budget = ByteBudget(100)
    let meter = Meter()
    let most = await withTaskGroup(of: Int.self) { group in
      for bytes in [60, 30, 500, 10, 30, 500] {
        group.addTask {
          await budget.with(bytes) {
            let together = await meter.enter(bytes)
            await Task.yield()
            await meter.leave(bytes)
            return together
          }
        }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }
    #expect(most.count == 6 && most.allSatisfy { $0 <= 100 || $0 == 500 })
  }

  @Test func `an error gives the share back`() async {
    struct Stop: Error {}
    let budget = ByteBudget(10)
    for _ in 1...3 {
      await #expect(throws: Stop.self) {
        try await budget.with(10) { () throws(Stop) -> Int in throw Stop() }
      }
    }
    let seven = await budget.with(10) { 7 }
    #expect(seven == 7)
  }

  @Test func `a cancelled task has its turn too, and gives its share back`() async {
    let budget = ByteBudget(10)
    let turns = await withTaskGroup(of: Int.self) { group in
      await budget.with(10) {
        group.addTask { await budget.with(5) { Task.isCancelled ? 1 : 0 } }
        group.cancelAll()
      }
      return await group.reduce(0, +)
    }
    #expect(turns == 1)
    let isFree = await budget.with(10) { true }
    #expect(isFree)
  }
}

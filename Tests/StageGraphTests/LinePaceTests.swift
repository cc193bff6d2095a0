import Testing

@testable import StageGraph

/// Rates and times left, from lines that are driven by hand on a clock of their own.
struct LinePaceTests {
  /// A line in which `submit` takes one second an item and `wait` sixty, told on every second.
  private static func line(_ width: Int) throws -> LineDefinition {
    try LineDefinition(
      source: "source", stages: [StageDefinition("submit"), StageDefinition("wait", width: width)])
  }

  private static func run(
    _ definition: LineDefinition, items: Int, service: [Int],
    leaving: Set<Int> = [],
    until end: Int = .max, each look: (Int, LinePace) -> Void = { _, _ in }
  ) -> Int {
    var line = TimedLine(definition, items: items, service: service, leaving: leaving)
    var pace = LinePace(definition, total: items)
    var second = 0
    while !line.isComplete, second < end {
      line.advance(to: second)
      pace.take(line.snapshot(at: second))
      look(second, pace)
      second += 1
    }
    return second
  }

  @Test func `while nothing has come to its end, no rate and no time are told`() throws {
    _ = Self.run(try Self.line(5), items: 20, service: [1, 60], until: 60) { second, pace in
      #expect(pace.rate == nil && pace.timeLeft == nil, "after \(second) s")
      #expect(pace.stages[1].rate == nil && pace.stages[1].timeLeft == nil)
      if second > 1 { #expect(pace.stages[0].rate != nil) }
    }
  }

  @Test(arguments: [(20, 5), (60, 7), (12, 12), (30, 60), (300, 4)])
  func `where waiting dominates, the time left is near the truth between the bursts too`(
    items: Int, width: Int
  ) throws {
    let definition = try Self.line(width)
    let end = Self.run(definition, items: items, service: [1, 60])
    var told = 0
    _ = Self.run(definition, items: items, service: [1, 60]) { second, pace in
      guard let left = pace.timeLeft, second > 70, end - second > 5 else { return }
      told += 1
      // Nobody knows how the last places will be taken: no better than to half of what an item takes.
      let truth = Double(end - second)
      #expect(abs(left / .seconds(1) - truth) <= max(0.1 * truth, 33), "\(second)")
    }
    #expect(told > (end - 80) / 2)
  }

  @Test func `the slowest stage decides, and the last item's way to the end is added`() throws {
    let definition = try LineDefinition(
      source: "source",
      stages: [StageDefinition("slow"), StageDefinition("quick"), StageDefinition("late", width: 9)])
    let end = Self.run(definition, items: 100, service: [10, 1, 30])
    _ = Self.run(definition, items: 100, service: [10, 1, 30]) { second, pace in
      guard second > 100, second < 900, let left = pace.timeLeft else { return }
      #expect(abs(left / .seconds(1) - Double(end - second)) < 15, "after \(second) s")
      #expect(pace.stages[0].rate.map { abs($0 - 0.1) < 0.02 } == true)
    }
  }

  @Test func `the rate is that of lately, and falls while nothing comes`() {
    var recent = RecentWork()
    for second in 0...100 { recent.add(RecentWork.Mark(time: .seconds(second), done: second * 50)) }
    for second in 101...130 { recent.add(RecentWork.Mark(time: .seconds(second), done: 5000 + second - 100)) }
    #expect(recent.rate.map { abs($0 - 1) < 0.1 } == true)
    recent.add(RecentWork.Mark(time: .seconds(430), done: 5030))
    #expect(recent.rate.map { $0 < 0.05 } == true)
  }

  @Test func `items that mostly leave early make no work for later stages`() throws {
    let definition = try Self.line(2)
    let leaving = Set(0..<400).filter { $0 % 10 != 0 }
    let end = Self.run(definition, items: 400, service: [1, 15], leaving: leaving)
    _ = Self.run(definition, items: 400, service: [1, 15], leaving: leaving) { second, pace in
      guard second > 60, second < end - 20, let left = pace.timeLeft else { return }
      #expect(abs(left / .seconds(1) - Double(end - second)) < 40, "after \(second) s")
    }
    // None goes on at all: what comes later is not waited for.
    _ = Self.run(definition, items: 100, service: [1, 15], leaving: Set(0..<100)) { second, pace in
      guard second > 2 else { return }
      #expect(pace.timeLeft.map { abs($0 / .seconds(1) - Double(100 - second)) < 4 } == true, "\(second)")
    }
  }

  @Test func `each stage tells what is in it, what it did, and what may still come`() throws {
    let definition = try Self.line(2)
    let leaving: Set = [0]
    _ = Self.run(definition, items: 10, service: [2, 7], leaving: leaving, until: 30) { _, pace in
      let (submit, wait) = (pace.stages[0], pace.stages[1])
      #expect(submit.total == 10 && wait.total == (submit.done > 0 ? 9 : 10))
      #expect(submit.done <= submit.total && wait.done <= wait.total)
      #expect(submit.running <= 1 && wait.running <= 2)
      // Whoever is held up by others does not know how long.
      if wait.waiting > 2 { #expect(submit.timeLeft == nil) }
      // The first has left; all others that are done with the first stage are somewhere in the second.
      #expect(max(submit.done - 1, 0) == wait.done + wait.running + wait.waiting)
    }
  }

  @Test func `an item that takes longer than all others leaves the time unknown`() throws {
    let definition = try LineDefinition(source: "source", stages: [StageDefinition("a")])
    var line = TimedLine(definition, items: 3, service: [5])
    var pace = LinePace(definition, total: 3)
    for second in 0...11 {
      line.advance(to: second)
      pace.take(line.snapshot(at: second))
    }
    #expect(pace.timeLeft == .seconds(4))
    pace.take(line.snapshot(at: 40))
    #expect(pace.timeLeft == nil)
  }

  @Test func `a line that was stopped tells no time left`() throws {
    let definition = try LineDefinition(source: "source", stages: [StageDefinition("a")])
    var line = TimedLine(definition, items: 9, service: [2])
    var pace = LinePace(definition, total: 9)
    for second in 0...9 {
      line.advance(to: second)
      pace.take(line.snapshot(at: second))
    }
    #expect(pace.timeLeft != nil && !pace.isStopping)
    line.stop(at: 9)
    pace.take(line.snapshot(at: 9))
    #expect(pace.timeLeft == nil && pace.isStopping)
  }
}

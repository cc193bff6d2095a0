import TestSupport
import Testing

@testable import StageGraph

@Suite(.timeLimit(.hang))
struct LineStopTests {
  @Test func `after a stop open bodies finish and are recorded while nothing new is submitted`() async {
    let numbers = NumberSource(1000)
    let submits = Tally<Int>()
    let recorded = Tally<Int>()
    let answer = Gate()
    let control = LineControl()
    let line = Line(source: "numbers", exits: Int.self) { numbers.next() }
      .stage("submit", width: 3) { number in
        submits.add(number)
        await answer.wait()
        #expect(!Task.isCancelled)
        return .next(number)
      }
      .sink("record", onStop: .keepStarting) { number in
        #expect(!Task.isCancelled)
        return number
      }
    async let running = line.run(control: control) { recorded.add($0) }
    await submits.reaches(3)
    control.stop()
    answer.open()
    let summary = await running
    #expect(submits.values.sorted() == [0, 1, 2])
    #expect(recorded.values.sorted() == [0, 1, 2])
    #expect(summary.isStopping)
    #expect(summary.isComplete)
    #expect(summary.isBalanced)
    #expect(summary.left + summary.abandoned == summary.source.entered)
  }

  @Test func `a stop cancels bodies that ask for it, and what they return counts`() async {
    let numbers = NumberSource(1000)
    let polls = Tally<Int>()
    let exits = Tally<String>()
    let control = LineControl()
    let line = Line(source: "numbers", exits: String.self) { numbers.next() }
      .stage("poll", width: 8, onStop: .cancelRunning) { number in
        polls.add(number)
        await waitForCancellation()
        return number % 2 == 0 ? .leave("pending \(number)") : .next(number)
      }
      .sink("download") { "download \($0)" }
    async let running = line.run(control: control) { exits.add($0) }
    await polls.reaches(8)
    control.stop()
    let summary = await running
    #expect(Set(exits.values) == ["pending 0", "pending 2", "pending 4", "pending 6"])
    #expect(summary["poll"]?.left == 4)
    #expect(summary["download"]?.entered == 0)
    #expect(summary.isBalanced)
  }

  @Test func `a stop cancels a pull that waits, and its late item is abandoned`() async {
    let pulls = Tally<Int>()
    let control = LineControl()
    let line = Line(source: "slow", exits: Int.self) {
      pulls.add(1)
      await waitForCancellation()
      return 1 as Int?
    }
    .sink("record") { $0 }
    async let running = line.run(control: control) { _ in Issue.record("something left") }
    await pulls.reaches(1)
    control.stop()
    let summary = await running
    #expect(pulls.values.count == 1)
    #expect(summary.source.abandoned == 1)
    #expect(summary.isBalanced)
  }

  @Test func `cancelling the task is the same as a stop, and bodies that are to finish don't notice`() async {
    let submits = Tally<Int>()
    let polls = Tally<Int>()
    let exits = Tally<String>()
    let answer = Gate()
    let numbers = NumberSource(1000)
    let line = Line(source: "numbers", exits: String.self) { numbers.next() }
      .stage("poll", onStop: .cancelRunning) { number in
        if number == 0 { return .next(number) }
        polls.add(number)
        await waitForCancellation()
        return .leave("pending \(number)")
      }
      .stage("submit") { number in
        submits.add(number)
        await answer.wait()
        return .leave(Task.isCancelled ? "cancelled" : "submitted \(number)")
      }
      .sink("record") { (number: Int) in "recorded \(number)" }
    await withTaskGroup { group in
      group.addTask {
        let summary = await line.run { exit in
          #expect(!Task.isCancelled)
          exits.add(exit)
        }
        #expect(Task.isCancelled)
        #expect(summary.isStopping)
        #expect(summary.isBalanced)
      }
      await submits.reaches(1)
      await polls.reaches(1)
      group.cancelAll()
      await exits.reaches(1)
      answer.open()
    }
    #expect(exits.values == ["pending 1", "submitted 0"])
  }

  @Test func `a line run from a cancelled task starts nothing and returns`() async {
    await withTaskGroup(of: Void.self) { group in
      group.cancelAll()
      group.addTask {
        let line = Line(source: "never", exits: Int.self) {
          Issue.record("the source was pulled")
          return nil as Int?
        }
        .sink("record") { $0 }
        let summary = await line.run { _ in }
        #expect(summary.isComplete)
        #expect(summary.isStopping)
      }
    }
  }

  @Test func `a control that was stopped before lets nothing start`() async {
    let control = LineControl()
    #expect(control.snapshot == nil)
    control.stop()
    let line = Line(source: "never", exits: Int.self) {
      Issue.record("the source was pulled")
      return nil as Int?
    }
    .sink("record") { $0 }
    let summary = await line.run(control: control) { _ in }
    #expect(summary.isComplete)
    #expect(control.snapshot == summary)
    control.stop()
  }

  @Test(arguments: 0..<40) func `a stop at a random moment loses and doubles nothing`(
    seed: Int
  ) async {
    var random = SeededGenerator(seed: UInt64(seed))
    let moment = Int.random(in: 0...1500, using: &random)
    let policies = (0..<3).map { _ in StopPolicy.allCases.randomElement(using: &random) ?? .finishRunning }
    let control = LineControl()
    let numbers = NumberSource(400)
    let exits = Tally<Int>()
    let steps = Tally<Int>()
    let step: @Sendable (Int) async -> Void = { number in
      if steps.add(number) == moment { control.stop() }
      await Task.yield()
    }
    let line = Line(source: "numbers", exits: Int.self) { numbers.next() }
      .stage("a", width: 3, yieldsTo: ["c"], onStop: policies[0]) { number in
        await step(number)
        return number % 7 == 0 ? .leave(number) : .next(number)
      }
      .stage("b", width: 9, capacity: 2, onStop: policies[1]) { number in
        await step(number)
        return .next(number)
      }
      .sink("c", width: 2, onStop: policies[2]) { number in
        await step(number)
        return number
      }
    let summary = await line.run(control: control) { exits.add($0) }
    #expect(summary.isComplete, "seed \(seed)")
    #expect(summary.isBalanced, "seed \(seed)")
    #expect(exits.values.count == summary.left, "seed \(seed)")
    #expect(Set(exits.values).count == summary.left, "seed \(seed)")
    #expect(summary.left + summary.abandoned == summary.source.entered, "seed \(seed)")
    #expect(summary.isStopping || summary.left == 400, "seed \(seed)")
  }
}

import TestSupport
import Testing

@testable import StageGraph

@Suite(.timeLimit(.hang))
struct LineRunTests {
  @Test func `items change type from stage to stage and all leave`() async {
    let numbers = NumberSource(20)
    let exits = Tally<String>()
    let line = Line(source: "numbers", exits: String.self) { numbers.next() }
      .stage("halve", width: 3) { .next(Double($0) / 2) }
      .stage("name", width: 2) { .next("\($0)") }
      .sink("record") { "<\($0)>" }
    let summary = await line.run { exits.add($0) }
    #expect(Set(exits.values) == Set((0..<20).map { "<\(Double($0) / 2)>" }))
    #expect(exits.values.count == 20)
    #expect(summary.isComplete)
    #expect(!summary.isStopping)
    #expect(summary.isBalanced)
    #expect(summary.left == 20)
    #expect(summary.abandoned == 0)
  }

  @Test func `an empty source gives an empty summary`() async {
    let line = Line(source: "nothing", exits: Int.self) { nil as Int? }
      .sink("record") { $0 }
    let summary = await line.run { _ in Issue.record("something left") }
    #expect(summary.isComplete)
    #expect(summary.left == 0)
    #expect(summary.source.entered == 0)
  }

  @Test func `items that fail leave as values and the others go on`() async {
    let numbers = NumberSource(90)
    let exits = Tally<String>()
    let line = Line(source: "numbers", exits: String.self) { numbers.next() }
      .stage("first", width: 4) { $0 % 3 == 0 ? .leave("first \($0)") : .next($0) }
      .stage("second", width: 2) { $0 % 3 == 1 ? .leave("second \($0)") : .next($0) }
      .sink("last") { "last \($0)" }
    let summary = await line.run { exits.add($0) }
    let names = ["first", "second", "last"]
    #expect(Set(exits.values) == Set((0..<90).map { "\(names[$0 % 3]) \($0)" }))
    #expect(summary.stages.map(\.entered) == [90, 60, 30])
    #expect(summary.stages.map(\.out) == [60, 30, 0])
    #expect(summary.stages.map(\.left) == [30, 30, 30])
    #expect(summary.isBalanced)
  }

  @Test func `the order of the source is kept where widths are 1`() async {
    let numbers = NumberSource(500)
    let exits = Tally<Int>()
    let line = Line(source: "numbers", exits: Int.self) { numbers.next() }
      .stage("a", capacity: 7) { .next($0) }
      .stage("b") { $0 % 5 == 0 ? .leave($0) : .next($0) }
      .sink("c", capacity: 3) { $0 }
    _ = await line.run { exits.add($0) }
    #expect(exits.values.filter { $0 % 5 == 0 } == (0..<500).filter { $0 % 5 == 0 })
    #expect(exits.values.filter { $0 % 5 != 0 } == (0..<500).filter { $0 % 5 != 0 })
  }

  @Test func `a stage never runs more bodies than its width and does run that many`() async {
    let numbers = NumberSource(200)
    let level = Level()
    let gate = Gate()
    let arrivals = Tally<Int>()
    let line = Line(source: "numbers", exits: Int.self) { numbers.next() }
      .stage("wide", width: 5) { number in
        level.enter()
        arrivals.add(number)
        await gate.wait()
        level.leave()
        return .next(number)
      }
      .sink("record", width: 2) { $0 }
    async let summary = line.run { _ in }
    await arrivals.reaches(5)
    gate.open()
    #expect(await summary.left == 200)
    #expect(level.most == 5)
  }

  @Test func `a blocked last stage bounds the number of items in the line`() async {
    let numbers = NumberSource(1000)
    let inLine = Level()
    let pulls = Tally<Int>()
    let gate = Gate()
    let line = Line(source: "numbers", exits: Int.self) {
      guard let number = numbers.next() else { return nil as Int? }
      inLine.enter()
      pulls.add(number)
      return number
    }
    .stage("a", width: 2) { .next($0) }
    .stage("b", width: 3, capacity: 1) { .next($0) }
    .sink("blocked", width: 2) { number in
      await gate.wait()
      inLine.leave()
      return number
    }
    async let summary = line.run { _ in }
    let room = line.definition.room
    #expect(room == 12)
    await pulls.reaches(room)
    gate.open()
    #expect(await summary.left == 1000)
    // An exit on its way to be delivered is out for this test, but still in a lane.
    #expect(inLine.most <= room)
  }

  @Test func `exits are delivered one at a time and a slow receiver pauses the line`() async {
    let numbers = NumberSource(300)
    let pulls = Tally<Int>()
    let deliveries = Level()
    let gate = Gate()
    let line = Line(source: "numbers", exits: Int.self) {
      let number = numbers.next()
      if let number { pulls.add(number) }
      return number
    }
    .stage("a", width: 4) { $0 % 2 == 0 ? .leave($0) : .next($0) }
    .sink("b", width: 4) { $0 }
    let control = LineControl()
    async let summary = line.run(control: control) { _ in
      deliveries.enter()
      await gate.wait()
      deliveries.leave()
    }
    await pulls.reaches(8)
    #expect(pulls.values.count <= line.definition.room)
    #expect(control.snapshot?.isBalanced == true)
    gate.open()
    #expect(await summary.left == 300)
    #expect(deliveries.most == 1)
  }

  @Test func `an earlier stage lets a later one go first`() async {
    let numbers = NumberSource(3)
    let gate = Gate()
    let order = Tally<String>()
    let line = Line(source: "numbers", exits: Int.self) { numbers.next() }
      .stage("submit", yieldsTo: ["download"]) { number in
        order.add("submit \(number)")
        return .next(number)
      }
      .sink("download") { number in
        await gate.wait()
        order.add("download \(number)")
        return number
      }
    async let summary = line.run { _ in }
    // Items 0 and 1 are submitted; 1 waits behind the blocked download, so 2 isn't.
    await order.reaches(2)
    gate.open()
    #expect(await summary.left == 3)
    #expect(order.values.prefix(3) == ["submit 0", "submit 1", "download 0"])
  }
}

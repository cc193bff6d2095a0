import TestSupport
import Testing

@testable import StageGraph

@Suite(.timeLimit(.hang))
struct LineTraceTests {
  @Test func `the observer sees every start and end by the run's clock`() async {
    let clock = ManualClock()
    let numbers = NumberSource(1)
    let events = Tally<LineEvent>()
    let exhausted = Gate()
    let line = Line(source: "numbers", exits: Int.self) {
      let number = numbers.next()
      if number == nil { exhausted.open() }
      return number
    }
    .stage("a") { number in
      await exhausted.wait()
      clock.advance(by: .seconds(3))
      return .next(number)
    }
    .sink("b") { number in
      clock.advance(by: .seconds(4))
      return number
    }
    clock.advance(by: .seconds(100))
    let summary = await line.run(clock: clock, observer: { events.add($0) }) { _ in }
    let ofStages = events.values.filter { $0.stage != "numbers" }
    #expect(
      ofStages == [
        LineEvent(change: .started, stage: "a", lane: 0, sequence: 0, time: .zero),
        LineEvent(change: .passed, stage: "a", lane: 0, sequence: 0, time: .seconds(3)),
        LineEvent(change: .started, stage: "b", lane: 0, sequence: 0, time: .seconds(3)),
        LineEvent(change: .left, stage: "b", lane: 0, sequence: 0, time: .seconds(7)),
      ])
    let ofSource = events.values.filter { $0.stage == "numbers" }
    #expect(ofSource.map(\.change) == [.started, .passed, .started, .exhausted])
    #expect(ofSource.map(\.sequence) == [0, 0, 1, 1])
    #expect(summary.elapsed == .seconds(7))
    #expect(summary["a"]?.busy == .seconds(3))
    #expect(summary["b"]?.busy == .seconds(4))
  }

  @Test func `starts and ends pair up in every lane and abandoned items are told`() async {
    let numbers = NumberSource(50)
    let events = Tally<LineEvent>()
    let control = LineControl()
    let line = Line(source: "numbers", exits: Int.self) { numbers.next() }
      .stage("a", width: 3) { $0 % 4 == 0 ? .leave($0) : .next($0) }
      .sink("b", width: 2) { number in
        if number == 25 { control.stop() }
        return number
      }
    let summary = await line.run(control: control, observer: { events.add($0) }) { _ in }
    #expect(summary.isStopping)
    var open: [String: Int] = [:]
    var abandoned = 0
    for event in events.values {
      let lane = "\(event.stage) \(event.lane ?? -1)"
      switch event.change {
      case .started:
        #expect(open.updateValue(event.sequence, forKey: lane) == nil)
      case .passed, .left, .exhausted:
        #expect(open.removeValue(forKey: lane) == event.sequence)
      case .abandoned:
        abandoned += 1
      }
    }
    #expect(open.isEmpty)
    #expect(abandoned == summary.abandoned)
  }
}

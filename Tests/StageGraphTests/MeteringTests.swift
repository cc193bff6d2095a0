import Testing

@testable import StageGraph

struct MeteringTests {
  @Test func `busy time is summed over lanes and includes those at work`() {
    var meter = BusyMeter()
    meter.begin(lane: 0, at: .seconds(1))
    meter.begin(lane: 1, at: .seconds(3))
    #expect(meter.total(at: .seconds(4)) == .seconds(4))
    #expect(meter.served == .zero)
    #expect(meter.youngest(at: .seconds(4)) == .seconds(1))
    meter.end(lane: 1, at: .seconds(5))
    #expect(meter.total(at: .seconds(5)) == .seconds(6))
    #expect(meter.served == .seconds(2))
    meter.end(lane: 0, at: .seconds(7))
    #expect(meter.total(at: .seconds(99)) == .seconds(8))
    #expect(meter.served == .seconds(8))
    #expect(meter.youngest(at: .seconds(99)) == nil)
  }

  @Test func `a snapshot says where every item is and how long bodies worked`() throws {
    let definition = try LineDefinition(
      source: "source", stages: [StageDefinition("a"), StageDefinition("b")])
    var line = MeteredLine(definition)
    _ = line.handle(.begin, at: .zero)
    for item in 0..<3 {
      _ = line.handle(.pulled(hasItem: true), at: .seconds(item * 2 + 1))
      let ticket = StageTicket(stage: 0, lane: 0, sequence: item)
      _ = line.handle(.passed(ticket), at: .seconds(item * 2 + 2))
    }
    let snapshot = line.snapshot(at: .seconds(10))
    #expect(snapshot.isBalanced)
    #expect(!snapshot.isComplete)
    #expect(snapshot.elapsed == .seconds(10))
    #expect(
      snapshot.source
        == StageCounters(
          name: "source", entered: 3, out: 3, left: 0, abandoned: 0, running: 1, queued: 0, held: 0,
          busy: .seconds(10), served: .seconds(5), youngest: .seconds(5)))
    #expect(
      snapshot["a"]
        == StageCounters(
          name: "a", entered: 3, out: 2, left: 0, abandoned: 0, running: 0, queued: 0, held: 1,
          busy: .seconds(3), served: .seconds(3), youngest: nil))
    #expect(
      snapshot["b"]
        == StageCounters(
          name: "b", entered: 2, out: 0, left: 0, abandoned: 0, running: 1, queued: 1, held: 0,
          busy: .seconds(8), served: .zero, youngest: .seconds(8)))
    #expect(snapshot["c"] == nil)
  }

  @Test func `the time of a snapshot stands still once the line is complete`() throws {
    let definition = try LineDefinition(source: "source", stages: [StageDefinition("a")])
    var line = MeteredLine(definition)
    _ = line.handle(.begin, at: .zero)
    _ = line.handle(.pulled(hasItem: false), at: .seconds(2))
    let snapshot = line.snapshot(at: .seconds(50))
    #expect(snapshot.isComplete)
    #expect(snapshot.elapsed == .seconds(2))
    #expect(snapshot.source.busy == .seconds(2))
  }

  @Test func `a snapshot counts the parts of items, and never more than there are`() throws {
    let definition = try LineDefinition(
      source: "source", stages: [StageDefinition("a"), StageDefinition("b")])
    var line = MeteredLine(definition)
    _ = line.handle(.begin, at: .zero)
    for item in 0..<2 {
      _ = line.handle(.pulled(hasItem: true), at: .seconds(item * 2 + 1))
      let ticket = StageTicket(stage: 0, lane: 0, sequence: item)
      _ = line.handle(.passed(ticket), at: .seconds(item * 2 + 2))
    }
    let snapshot = line.snapshot(at: .seconds(10))
    #expect(snapshot["a"]?.entered == 2)
    #expect(snapshot.inParts(64, of: 1000)["a"]?.entered == 128)
    #expect(snapshot.inParts(64, of: 100)["a"]?.entered == 100)
    #expect(snapshot.inParts(64, of: 100)["a"]?.busy == snapshot["a"]?.busy)
  }
}

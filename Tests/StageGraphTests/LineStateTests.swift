import Testing

@testable import StageGraph

/// Each test tells the state machine what happened, and reads what it wants done.
struct LineStateTests {
  private func state(_ stages: StageDefinition...) throws -> LineState {
    LineState(try LineDefinition(source: "source", stages: stages))
  }

  /// Actions as short words; `start 1 3` is item 3 in stage 1.
  private func words(_ actions: [LineState.Action]) -> [String] {
    actions.map { action in
      switch action {
      case .pull: "pull"
      case .start(let ticket): "start \(ticket.stage) \(ticket.sequence)"
      case .deliver(let ticket): "exit \(ticket.sequence)"
      case .abandon(let sequence, _, _): "drop \(sequence)"
      case .cancelRunning: "cancel"
      case .complete: "complete"
      }
    }
  }

  private func ticket(_ stage: Int, _ sequence: Int, lane: Int = 0) -> StageTicket {
    StageTicket(stage: stage, lane: lane, sequence: sequence)
  }

  @Test func `an item goes from stage to stage and leaves at the end`() throws {
    var state = try state(StageDefinition("a"), StageDefinition("b"))
    #expect(words(state.handle(.begin)) == ["pull"])
    #expect(words(state.handle(.pulled(hasItem: true))) == ["start 0 0", "pull"])
    #expect(words(state.handle(.pulled(hasItem: false))) == [])
    #expect(words(state.handle(.passed(ticket(0, 0)))) == ["start 1 0"])
    #expect(words(state.handle(.left(ticket(1, 0)))) == ["exit 0"])
    #expect(words(state.handle(.delivered(ticket(1, 0)))) == ["complete"])
    #expect(words(state.handle(.stop)) == [])
    #expect(!state.isStopping)
  }

  @Test func `an empty source completes at once`() throws {
    var state = try state(StageDefinition("a"))
    _ = state.handle(.begin)
    #expect(words(state.handle(.pulled(hasItem: false))) == ["complete"])
  }

  @Test func `a slow stage pauses the one before it, and that the source`() throws {
    var state = try state(StageDefinition("a"), StageDefinition("b"))
    _ = state.handle(.begin)
    _ = state.handle(.pulled(hasItem: true))
    _ = state.handle(.pulled(hasItem: true))
    // Item 0 runs in b, 1 waits before b, 2 is finished in a and keeps its lane, 3 waits before a.
    #expect(
      words(state.handle(.passed(ticket(0, 0)))) == ["start 1 0", "start 0 1", "pull"])
    #expect(words(state.handle(.pulled(hasItem: true))) == [])
    #expect(words(state.handle(.passed(ticket(0, 1)))) == ["start 0 2", "pull"])
    #expect(words(state.handle(.pulled(hasItem: true))) == [])
    #expect(words(state.handle(.passed(ticket(0, 2)))) == [])
    // One exit from b frees every place before it.
    #expect(words(state.handle(.left(ticket(1, 0)))) == ["exit 0"])
    #expect(
      words(state.handle(.delivered(ticket(1, 0)))) == ["start 1 1", "start 0 3", "pull"])
  }

  @Test func `exits are delivered one at a time and keep their lanes meanwhile`() throws {
    var state = try state(StageDefinition("a", width: 2))
    _ = state.handle(.begin)
    for _ in 0..<4 { _ = state.handle(.pulled(hasItem: true)) }
    #expect(words(state.handle(.left(ticket(0, 1, lane: 1)))) == ["exit 1"])
    #expect(words(state.handle(.left(ticket(0, 0)))) == [])
    #expect(
      words(state.handle(.delivered(ticket(0, 1, lane: 1)))) == ["exit 0", "start 0 2", "pull"])
  }

  @Test func `items that wait go by rank, equals in the order in which they came`() throws {
    var state = try state(StageDefinition("a", width: 5), StageDefinition("b", capacity: 4))
    _ = state.handle(.begin)
    for _ in 0..<5 { _ = state.handle(.pulled(hasItem: true)) }
    #expect(words(state.handle(.passed(ticket(0, 0), rank: 9))).first == "start 1 0")
    for (item, rank) in [(1, 7), (2, 3), (3, 7), (4, -1)] {
      _ = state.handle(.passed(ticket(0, item, lane: item), rank: Int64(rank)))
    }
    #expect(state.stages[1].queue.map(\.sequence) == [4, 2, 1, 3])
    _ = state.handle(.left(ticket(1, 0)))
    #expect(words(state.handle(.delivered(ticket(1, 0)))).first == "start 1 4")
  }

  @Test func `a stage starts nothing while an item waits where it yields to`() throws {
    var state = try state(
      StageDefinition("submit", yieldsTo: ["download"]), StageDefinition("download"))
    _ = state.handle(.begin)
    _ = state.handle(.pulled(hasItem: true))
    _ = state.handle(.pulled(hasItem: true))
    #expect(
      words(state.handle(.passed(ticket(0, 0)))) == ["start 1 0", "start 0 1", "pull"])
    _ = state.handle(.pulled(hasItem: true))
    // Item 1 now waits for its download, so 2 isn't submitted although the lane is free.
    #expect(words(state.handle(.passed(ticket(0, 1)))) == [])
    _ = state.handle(.left(ticket(1, 0)))
    #expect(
      words(state.handle(.delivered(ticket(1, 0)))) == ["start 1 1", "start 0 2", "pull"])
  }

  @Test func `a stop drops what waits and lets what runs come to its end`() throws {
    var state = try state(StageDefinition("a"), StageDefinition("b"))
    _ = state.handle(.begin)
    _ = state.handle(.pulled(hasItem: true))
    _ = state.handle(.pulled(hasItem: true))
    _ = state.handle(.passed(ticket(0, 0)))
    // 0 runs in b, 1 in a; the pull for 2 is open.
    #expect(words(state.handle(.stop)) == ["cancel"])
    #expect(words(state.handle(.stop)) == [])
    #expect(words(state.handle(.pulled(hasItem: true))) == ["drop 2"])
    #expect(words(state.handle(.passed(ticket(0, 1)))) == ["drop 1"])
    #expect(words(state.handle(.left(ticket(1, 0)))) == ["exit 0"])
    #expect(words(state.handle(.delivered(ticket(1, 0)))) == ["complete"])
    #expect(state.stages.map(\.abandoned) == [1, 0])
    #expect(state.abandonedAtSource == 1)
  }

  @Test func `a stop drops held items where the next stage starts nothing more`() throws {
    var state = try state(StageDefinition("a"), StageDefinition("b"))
    _ = state.handle(.begin)
    for item in 0..<3 {
      _ = state.handle(.pulled(hasItem: true))
      _ = state.handle(.passed(ticket(0, item)))
    }
    #expect(state.stages[0].held.count == 1)
    #expect(words(state.handle(.stop)) == ["drop 2", "drop 1", "cancel"])
    #expect(state.stages.map(\.abandoned) == [1, 1])
  }

  @Test func `a stage that keeps starting gets what finishes before it during a stop`() throws {
    var state = try state(StageDefinition("a"), StageDefinition("record", onStop: .keepStarting))
    _ = state.handle(.begin)
    for item in 0..<3 {
      _ = state.handle(.pulled(hasItem: true))
      _ = state.handle(.passed(ticket(0, item)))
    }
    _ = state.handle(.pulled(hasItem: true))
    // 0 runs in record, 1 waits before it, 2 is held in a, 3 waits before a.
    #expect(words(state.handle(.stop)) == ["drop 3", "cancel"])
    _ = state.handle(.left(ticket(1, 0)))
    #expect(words(state.handle(.delivered(ticket(1, 0)))) == ["start 1 1"])
    _ = state.handle(.left(ticket(1, 1)))
    #expect(words(state.handle(.delivered(ticket(1, 1)))) == ["start 1 2"])
    _ = state.handle(.left(ticket(1, 2)))
    #expect(words(state.handle(.delivered(ticket(1, 2)))) == ["complete"])
  }

  @Test func `a stop before the beginning completes and pulls nothing`() throws {
    var state = try state(StageDefinition("a"))
    #expect(words(state.handle(.stop)) == ["cancel", "complete"])
    #expect(words(state.handle(.begin)) == [])
  }
}

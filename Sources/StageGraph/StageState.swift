import DequeModule

/// One stage of the state machine: its queue, its lanes, and what is finished but can't move on.
struct StageState {
  let capacity: Int
  let yieldsTo: [Int]
  let keepsStarting: Bool

  private(set) var entered = 0
  private(set) var out = 0
  private(set) var left = 0
  private(set) var abandoned = 0
  private(set) var running = 0
  /// By rank, equals in order of arrival.
  private(set) var queue: Deque<(sequence: Int, rank: Int64)> = []
  private(set) var held: Deque<(ticket: StageTicket, rank: Int64)> = []
  private var lanes: StageLanes

  init(_ definition: StageDefinition, yieldsTo: [Int]) {
    capacity = definition.capacity
    self.yieldsTo = yieldsTo
    keepsStarting = definition.onStop == .keepStarting
    lanes = StageLanes(width: definition.width)
  }

  var hasRoom: Bool { queue.count < capacity }

  var canStart: Bool { lanes.hasFree && !queue.isEmpty }

  mutating func enqueue(_ sequence: Int, rank: Int64 = 0) {
    entered += 1
    var place = queue.count
    while place > 0, queue[place - 1].rank > rank { place -= 1 }
    queue.insert((sequence, rank), at: place)
  }

  /// Moves the first waiting item to a lane, if there are both.
  mutating func startNext(stage: Int) -> StageTicket? {
    guard lanes.hasFree, let sequence = queue.popFirst()?.sequence else { return nil }
    running += 1
    return StageTicket(stage: stage, lane: lanes.take(for: sequence), sequence: sequence)
  }

  mutating func hold(_ ticket: StageTicket, rank: Int64) {
    end(ticket)
    held.append((ticket, rank))
  }

  /// Takes the finished item that waits longest to the next stage; its lane is free again.
  mutating func handOn() -> (sequence: Int, rank: Int64)? {
    guard let item = held.popFirst() else { return nil }
    out += 1
    lanes.release(item.ticket)
    return (item.ticket.sequence, item.rank)
  }

  /// The item leaves the line; its lane stays taken until `release`.
  mutating func leave(_ ticket: StageTicket) {
    end(ticket)
    left += 1
  }

  mutating func release(_ ticket: StageTicket) {
    lanes.release(ticket)
  }

  mutating func abandonQueue() -> [Int] {
    defer { queue = [] }
    abandoned += queue.count
    return queue.map(\.sequence)
  }

  mutating func abandonHeld() -> [StageTicket] {
    defer { held = [] }
    abandoned += held.count
    for item in held { lanes.release(item.ticket) }
    return held.map(\.ticket)
  }

  private mutating func end(_ ticket: StageTicket) {
    precondition(lanes.holds(ticket), "a body that wasn't running has finished")
    running -= 1
  }
}

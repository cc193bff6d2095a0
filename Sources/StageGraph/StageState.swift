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
  /// Sequence numbers.
  private(set) var queue: Deque<Int> = []
  private(set) var held: Deque<StageTicket> = []
  private var lanes: StageLanes

  init(_ definition: StageDefinition, yieldsTo: [Int]) {
    capacity = definition.capacity
    self.yieldsTo = yieldsTo
    keepsStarting = definition.onStop == .keepStarting
    lanes = StageLanes(width: definition.width)
  }

  var hasRoom: Bool { queue.count < capacity }

  var canStart: Bool { lanes.hasFree && !queue.isEmpty }

  mutating func enqueue(_ sequence: Int) {
    entered += 1
    queue.append(sequence)
  }

  /// Moves the first waiting item to a lane, if there are both.
  mutating func startNext(stage: Int) -> StageTicket? {
    guard lanes.hasFree, let sequence = queue.popFirst() else { return nil }
    running += 1
    return StageTicket(stage: stage, lane: lanes.take(for: sequence), sequence: sequence)
  }

  mutating func hold(_ ticket: StageTicket) {
    end(ticket)
    held.append(ticket)
  }

  /// Takes the finished item that waits longest to the next stage; its lane is free again.
  mutating func handOn() -> Int? {
    guard let ticket = held.popFirst() else { return nil }
    out += 1
    lanes.release(ticket)
    return ticket.sequence
  }

  /// The item leaves the line; its lane stays taken until `release`.
  mutating func leave(_ ticket: StageTicket) {
    end(ticket)
    left += 1
  }

  mutating func release(_ ticket: StageTicket) {
    lanes.release(ticket)
  }

  mutating func abandonQueue() -> Deque<Int> {
    defer { queue = [] }
    abandoned += queue.count
    return queue
  }

  mutating func abandonHeld() -> Deque<StageTicket> {
    defer { held = [] }
    abandoned += held.count
    for ticket in held { lanes.release(ticket) }
    return held
  }

  private mutating func end(_ ticket: StageTicket) {
    precondition(lanes.holds(ticket), "a body that wasn't running has finished")
    running -= 1
  }
}

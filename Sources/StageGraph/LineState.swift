import DequeModule

/// Every decision of a running line, as a pure value: an event in, actions out.
///
/// It knows items by their number in the order of the source. An event costs a step for each stage at most,
/// however many items there are.
struct LineState {
  private(set) var stages: [StageState]
  private(set) var pulled = 0
  private(set) var abandonedAtSource = 0
  private(set) var isPulling = false
  private(set) var isStopping = false
  private(set) var isComplete = false

  /// For each stage the first of those that yield to it, or its own place.
  private let firstYielding: [Int]
  private var isExhausted = false
  private var isDelivering = false
  private var exits: Deque<StageTicket> = []
  /// Items in the line, including those whose exit isn't delivered yet.
  private var present = 0

  init(_ definition: LineDefinition) {
    stages = definition.stages.enumerated().map { index, stage in
      StageState(stage, yieldsTo: definition.yields(at: index))
    }
    firstYielding = definition.stages.indices.map { [stages] index in
      stages.firstIndex { $0.yieldsTo.contains(index) } ?? index
    }
  }

  mutating func handle(_ event: Event) -> [Action] {
    if isComplete { return [] }
    var actions: [Action] = []
    switch event {
    case .begin:
      pullIfRoom(&actions)
    case .pulled(let hasItem):
      isPulling = false
      if hasItem { admit(&actions) } else { isExhausted = true }
      advance(from: 0, to: 0, &actions)
    case .passed(let ticket, let rank):
      pass(ticket, rank, &actions)
      advance(from: ticket.stage + 1, to: ticket.stage, &actions)
    case .left(let ticket):
      stages[ticket.stage].leave(ticket)
      exits.append(ticket)
      deliverNext(&actions)
    case .delivered(let ticket):
      isDelivering = false
      present -= 1
      stages[ticket.stage].release(ticket)
      deliverNext(&actions)
      advance(from: ticket.stage, to: ticket.stage, &actions)
    case .stop:
      stop(&actions)
    }
    if !isPulling, present == 0, isExhausted || isStopping {
      isComplete = true
      actions.append(.complete)
    }
    return actions
  }

  private mutating func admit(_ actions: inout [Action]) {
    let sequence = pulled
    pulled += 1
    guard accepts(0) else {
      abandonedAtSource += 1
      return actions.append(.abandon(sequence: sequence, stage: nil, lane: nil))
    }
    present += 1
    stages[0].enqueue(sequence)
  }

  private mutating func pass(_ ticket: StageTicket, _ rank: Int64, _ actions: inout [Action]) {
    precondition(ticket.stage + 1 < stages.count, "an item went on from the last stage")
    stages[ticket.stage].hold(ticket, rank: rank)
    if !accepts(ticket.stage + 1) { abandonHeld(ticket.stage, &actions) }
  }

  /// Does all that can be done from this stage back to the source; later stages aren't touched.
  ///
  /// Going backwards once is enough: a step changes nothing that a later stage waits for. It goes on only as
  /// far back as something has changed: to `first`, to stages that got a lane, to those that yielded.
  private mutating func advance(from last: Int, to first: Int, _ actions: inout [Action]) {
    var first = first
    var stage = last
    while stage >= max(first, 0) {
      if startWaiting(stage, &actions) { first = min(first, firstYielding[stage]) }
      if fill(stage) {
        // There may be a lane for the newcomers: look at this stage again.
        first = min(first, stage - 1)
      } else {
        stage -= 1
      }
    }
    pullIfRoom(&actions)
  }

  /// True if an item was started.
  private mutating func startWaiting(_ stage: Int, _ actions: inout [Action]) -> Bool {
    guard stages[stage].canStart else { return false }
    for other in stages[stage].yieldsTo where !stages[other].queue.isEmpty { return false }
    while let ticket = stages[stage].startNext(stage: stage) {
      actions.append(.start(ticket))
    }
    return true
  }

  /// Lets finished items of the stage before move up; true if one did.
  private mutating func fill(_ stage: Int) -> Bool {
    var moved = false
    while stage > 0, stages[stage].hasRoom, let item = stages[stage - 1].handOn() {
      stages[stage].enqueue(item.sequence, rank: item.rank)
      moved = true
    }
    return moved
  }

  private mutating func pullIfRoom(_ actions: inout [Action]) {
    guard !isPulling, !isExhausted, !isStopping, stages[0].hasRoom else { return }
    isPulling = true
    actions.append(.pull(sequence: pulled))
  }

  private mutating func deliverNext(_ actions: inout [Action]) {
    guard !isDelivering, let ticket = exits.popFirst() else { return }
    isDelivering = true
    actions.append(.deliver(ticket))
  }

  /// False for a stage that starts nothing more.
  private func accepts(_ stage: Int) -> Bool {
    !isStopping || stages[stage].keepsStarting
  }

  private mutating func stop(_ actions: inout [Action]) {
    if isStopping { return }
    isStopping = true
    for stage in stages.indices where !accepts(stage) {
      if stage > 0 { abandonHeld(stage - 1, &actions) }
      for sequence in stages[stage].abandonQueue() {
        present -= 1
        actions.append(.abandon(sequence: sequence, stage: stage, lane: nil))
      }
    }
    actions.append(.cancelRunning)
    advance(from: stages.count - 1, to: 0, &actions)
  }

  private mutating func abandonHeld(_ stage: Int, _ actions: inout [Action]) {
    for ticket in stages[stage].abandonHeld() {
      present -= 1
      actions.append(.abandon(sequence: ticket.sequence, stage: stage, lane: ticket.lane))
    }
  }
}

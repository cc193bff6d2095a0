import TestSupport

@testable import StageGraph

/// Drives the state machine in random order and keeps its own books, to compare with the machine's.
struct LineSimulation {
  enum Open {
    case pull
    case body(StageTicket)
    case delivery(StageTicket)
  }

  let definition: LineDefinition
  var state: LineState
  var open: [Open] = []
  /// Items whose exit isn't delivered, by stage; each has a lane.
  var exiting: [Int]
  var hasStopped = false
  var problems: [String] = []
  private let itemCount: Int
  private let stopStep: Int?
  private var random: SeededGenerator
  private var pulled = 0
  /// How far each item has come: the stage that it may start next.
  var nextStage: [Int: Int] = [:]
  private var left: [Int] = []
  private var dropped: [Int] = []
  private var isComplete = false

  init(seed: Int, stops: Bool) throws {
    random = SeededGenerator(seed: UInt64(seed))
    definition = try LineDefinition.random(&random)
    itemCount = Int.random(in: 0...40, using: &random)
    stopStep = stops ? Int.random(in: 0...200, using: &random) : nil
    state = LineState(definition)
    exiting = Array(repeating: 0, count: definition.stages.count)
  }

  /// Runs to the end; gives what went wrong.
  mutating func problemsOfRun() -> [String] {
    if stopStep == 0 { stop() }
    perform(state.handle(.begin))
    var step = 0
    while !isComplete {
      step += 1
      if open.isEmpty || step > 10_000 {
        return problems + ["stuck after \(step) steps"]
      }
      if step == stopStep { stop() } else { finishOne() }
      check()
    }
    let seen = (left + dropped).sorted()
    if seen != Array(0..<pulled) { problems.append("of \(pulled) items came out \(seen)") }
    if !hasStopped, pulled != itemCount { problems.append("the source wasn't emptied") }
    if !open.isEmpty { problems.append("complete with \(open.count) open") }
    return problems
  }

  private mutating func stop() {
    hasStopped = true
    perform(state.handle(.stop))
  }

  private mutating func finishOne() {
    let index = Int.random(in: 0..<open.count, using: &random)
    open.swapAt(index, open.count - 1)
    switch open.removeLast() {
    case .pull:
      if pulled == itemCount { return perform(state.handle(.pulled(hasItem: false))) }
      pulled += 1
      perform(state.handle(.pulled(hasItem: true)))
    case .body(let ticket):
      let isLast = ticket.stage == definition.stages.count - 1
      let leaves = isLast || Int.random(in: 0..<8, using: &random) == 0
      if leaves { exiting[ticket.stage] += 1 }
      perform(state.handle(leaves ? .left(ticket) : .passed(ticket)))
    case .delivery(let ticket):
      exiting[ticket.stage] -= 1
      perform(state.handle(.delivered(ticket)))
    }
  }

  private mutating func perform(_ actions: [LineState.Action]) {
    if isComplete, !actions.isEmpty { problems.append("acted after the end") }
    for action in actions {
      switch action {
      case .pull(let sequence):
        if hasStopped { problems.append("pulled during a stop") }
        if sequence != pulled { problems.append("pulled \(sequence) instead of \(pulled)") }
        open.append(.pull)
      case .start(let ticket):
        checkStart(ticket)
        open.append(.body(ticket))
      case .deliver(let ticket):
        left.append(ticket.sequence)
        open.append(.delivery(ticket))
      case .abandon(let sequence, _, _):
        if !hasStopped { problems.append("dropped \(sequence) without a stop") }
        dropped.append(sequence)
      case .cancelRunning:
        if !hasStopped { problems.append("cancelled without a stop") }
      case .complete:
        isComplete = true
      }
    }
  }
}

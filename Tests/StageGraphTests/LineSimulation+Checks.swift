@testable import StageGraph

extension LineSimulation {
  /// What must hold for an item that was just started.
  mutating func checkStart(_ ticket: StageTicket) {
    let stage = definition.stages[ticket.stage]
    if ticket.stage != nextStage[ticket.sequence, default: 0] {
      problems.append("item \(ticket.sequence) skips or repeats a stage")
    }
    nextStage[ticket.sequence] = ticket.stage + 1
    if ticket.lane >= stage.width { problems.append("\(stage.name) has no lane \(ticket.lane)") }
    if hasStopped, stage.onStop != .keepStarting {
      problems.append("\(stage.name) started during a stop")
    }
    if yields(ticket.stage) { problems.append("\(stage.name) didn't yield") }
  }

  /// What must hold after every step.
  mutating func check() {
    var bodies = Array(repeating: Set<Int>(), count: definition.stages.count)
    var pulls = 0
    var deliveries = 0
    for one in open {
      switch one {
      case .pull: pulls += 1
      case .delivery: deliveries += 1
      case .body(let ticket):
        let isNew = bodies[ticket.stage].insert(ticket.lane).inserted
        if !isNew { problems.append("a lane runs two bodies") }
      }
    }
    if pulls > 1 { problems.append("two pulls at once") }
    if deliveries > 1 { problems.append("two deliveries at once") }
    for index in definition.stages.indices {
      checkStage(index, running: bodies[index].count)
    }
  }

  private mutating func checkStage(_ index: Int, running: Int) {
    let stage = definition.stages[index]
    let actual = state.stages[index]
    let taken = running + actual.held.count + exiting[index]
    let inside = actual.queue.count + actual.running + actual.held.count
    let mayStart = !hasStopped || stage.onStop == .keepStarting
    if running != actual.running { problems.append("\(stage.name) miscounts what runs") }
    if taken > stage.width { problems.append("\(stage.name) is too wide") }
    if actual.queue.count > stage.capacity { problems.append("\(stage.name) is over capacity") }
    if actual.entered != inside + actual.out + actual.left + actual.abandoned {
      problems.append("\(stage.name) doesn't add up")
    }
    if mayStart, !actual.queue.isEmpty, taken < stage.width, !yields(index) {
      problems.append("\(stage.name) is idle while an item waits")
    }
    if !actual.held.isEmpty, state.stages[index + 1].hasRoom {
      problems.append("\(stage.name) holds an item though there is room")
    }
  }

  private func yields(_ index: Int) -> Bool {
    definition.stages[index].yieldsTo.contains { name in
      zip(definition.stages, state.stages).contains { $0.name == name && !$1.queue.isEmpty }
    }
  }
}

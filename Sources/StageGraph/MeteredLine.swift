/// The state machine with its busy times; told the time, it can say how the line stands.
struct MeteredLine {
  private let definition: LineDefinition
  private var state: LineState
  private var sourceMeter = BusyMeter()
  private var meters: [BusyMeter]
  private var completed: Duration?

  init(_ definition: LineDefinition) {
    self.definition = definition
    state = LineState(definition)
    meters = Array(repeating: BusyMeter(), count: definition.stages.count)
  }

  mutating func handle(_ event: LineState.Event, at time: Duration) -> [LineState.Action] {
    switch event {
    case .pulled: sourceMeter.end(lane: 0, at: time)
    case .passed(let ticket, _), .left(let ticket): meters[ticket.stage].end(lane: ticket.lane, at: time)
    case .begin, .delivered, .stop: break
    }
    let actions = state.handle(event)
    for action in actions {
      switch action {
      case .pull: sourceMeter.begin(lane: 0, at: time)
      case .start(let ticket): meters[ticket.stage].begin(lane: ticket.lane, at: time)
      case .complete: completed = time
      case .deliver, .abandon, .cancelRunning: break
      }
    }
    return actions
  }

  func snapshot(at time: Duration) -> LineSnapshot {
    let time = completed ?? time
    let source = StageCounters(
      name: definition.source, entered: state.pulled, out: state.pulled - state.abandonedAtSource,
      left: 0, abandoned: state.abandonedAtSource, running: state.isPulling ? 1 : 0, queued: 0,
      held: 0, busy: sourceMeter.total(at: time), served: sourceMeter.served,
      youngest: sourceMeter.youngest(at: time))
    return LineSnapshot(
      elapsed: time, isStopping: state.isStopping, isComplete: state.isComplete, source: source,
      stages: definition.stages.indices.map { counters(of: $0, at: time) })
  }

  private func counters(of index: Int, at time: Duration) -> StageCounters {
    let stage = state.stages[index]
    return StageCounters(
      name: definition.stages[index].name, entered: stage.entered, out: stage.out, left: stage.left,
      abandoned: stage.abandoned, running: stage.running, queued: stage.queue.count,
      held: stage.held.count, busy: meters[index].total(at: time), served: meters[index].served,
      youngest: meters[index].youngest(at: time))
  }
}

/// Turns what the state machine is told and wants into events for an observer.
struct LineTrace {
  private let definition: LineDefinition
  private let observer: @Sendable (LineEvent) -> Void
  private var openPull = 0

  init(_ definition: LineDefinition, observer: @escaping @Sendable (LineEvent) -> Void) {
    self.definition = definition
    self.observer = observer
  }

  mutating func record(_ event: LineState.Event, _ actions: [LineState.Action], at time: Duration) {
    switch event {
    case .pulled(let hasItem): send(hasItem ? .passed : .exhausted, nil, lane: 0, openPull, time)
    case .passed(let ticket, _): send(.passed, ticket, time)
    case .left(let ticket): send(.left, ticket, time)
    case .begin, .delivered, .stop: break
    }
    for action in actions {
      switch action {
      case .pull(let sequence):
        openPull = sequence
        send(.started, nil, lane: 0, sequence, time)
      case .start(let ticket): send(.started, ticket, time)
      case .abandon(let sequence, let stage, let lane):
        send(.abandoned, stage, lane: lane, sequence, time)
      case .deliver, .cancelRunning, .complete: break
      }
    }
  }

  private func send(_ change: LineEvent.Change, _ ticket: StageTicket, _ time: Duration) {
    send(change, ticket.stage, lane: ticket.lane, ticket.sequence, time)
  }

  private func send(
    _ change: LineEvent.Change, _ stage: Int?, lane: Int?, _ sequence: Int, _ time: Duration
  ) {
    let name = stage.map { definition.stages[$0].name } ?? definition.source
    observer(
      LineEvent(change: change, stage: name, lane: lane, sequence: sequence, time: time))
  }
}

private import Domain

/// Carries out one run: one loop feeds the state machine, and two task groups hold the bodies.
final class LineRun: Sendable {
  private let definition: LineDefinition
  private let pull: @Sendable () async -> Work?
  private let now: @Sendable () -> Duration
  private let metered: Locked<MeteredLine>
  private let mailbox = LineMailbox()

  /// `now` is the time since the run began.
  init(
    _ definition: LineDefinition, pull: @escaping @Sendable () async -> Work?,
    now: @escaping @Sendable () -> Duration
  ) {
    self.definition = definition
    self.pull = pull
    self.now = now
    metered = Locked(MeteredLine(definition))
  }

  var snapshot: LineSnapshot {
    metered.withLock { $0.snapshot(at: now()) }
  }

  func stop() {
    mailbox.send(.stop)
  }

  /// Call once, from a task that isn't cancelled: what is to finish runs in its children.
  func run(observer: (@Sendable (LineEvent) -> Void)?) async {
    var trace = observer.map { LineTrace(definition, observer: $0) }
    var cargo = LineCargo()
    var isComplete = false
    mailbox.send(.begin)
    await withDiscardingTaskGroup { steady in
      await withDiscardingTaskGroup { cancellable in
        while !isComplete {
          for message in await mailbox.receive() {
            let event = cargo.unload(message)
            let (time, actions) = step(event)
            trace?.record(event, actions, at: time)
            for action in actions {
              perform(action, &cargo, &steady, &cancellable)
            }
            if actions.last == .complete { isComplete = true }
          }
        }
      }
    }
  }

  private func step(_ event: LineState.Event) -> (time: Duration, actions: [LineState.Action]) {
    metered.withLock { metered in
      let time = now()
      return (time, metered.handle(event, at: time))
    }
  }

  private func perform(
    _ action: LineState.Action, _ cargo: inout LineCargo,
    _ steady: inout DiscardingTaskGroup, _ cancellable: inout DiscardingTaskGroup
  ) {
    switch action {
    case .pull:
      cancellable.addTask { [pull, mailbox] in
        mailbox.send(.pulled(await pull()))
      }
    case .start(let ticket):
      let work = cargo.takeWork(ticket.sequence)
      let body: @Sendable () async -> Void = { [mailbox] in
        mailbox.send(.finished(ticket, await work.run()))
      }
      if definition.stages[ticket.stage].onStop == .cancelRunning {
        cancellable.addTask { await body() }
      } else {
        steady.addTask { await body() }
      }
    case .deliver(let ticket):
      let delivery = cargo.takeDelivery(ticket.sequence)
      steady.addTask { [mailbox] in
        await delivery()
        mailbox.send(.delivered(ticket))
      }
    case .abandon(let sequence, _, _):
      _ = cargo.takeWork(sequence)
    case .cancelRunning:
      cancellable.cancelAll()
    case .complete:
      break
    }
  }
}

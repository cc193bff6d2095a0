@testable import StageGraph

/// A line whose bodies take whole seconds of a clock that exists only here.
struct TimedLine {
  private var line: MeteredLine
  /// How long an item takes, by stage.
  private let service: [Int]
  /// Items that leave at the first stage.
  private let leaving: Set<Int>
  private var rest: Int
  private var open: [(ticket: StageTicket, end: Int)] = []
  private(set) var isComplete = false

  init(_ definition: LineDefinition, items: Int, service: [Int], leaving: Set<Int> = []) {
    line = MeteredLine(definition)
    self.service = service
    self.leaving = leaving
    rest = items
    handle(.begin, at: 0)
  }

  func snapshot(at second: Int) -> LineSnapshot { line.snapshot(at: .seconds(second)) }

  mutating func stop(at second: Int) { handle(.stop, at: second) }

  /// Ends every body whose time has come by then, in order.
  mutating func advance(to second: Int) {
    while let next = open.indices.min(by: { open[$0].end < open[$1].end }), open[next].end <= second {
      let (ticket, end) = open.remove(at: next)
      let isLast = ticket.stage == service.count - 1
      handle(
        isLast || (ticket.stage == 0 && leaving.contains(ticket.sequence)) ? .left(ticket) : .passed(ticket),
        at: end)
    }
  }

  private mutating func handle(_ event: LineState.Event, at second: Int) {
    for action in line.handle(event, at: .seconds(second)) {
      switch action {
      case .pull:
        rest -= 1
        handle(.pulled(hasItem: rest >= 0), at: second)
      case .start(let ticket): open.append((ticket, second + service[ticket.stage]))
      case .deliver(let ticket): handle(.delivered(ticket), at: second)
      case .complete: isComplete = true
      case .abandon, .cancelRunning: break
      }
    }
  }
}

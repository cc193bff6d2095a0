private import DequeModule

/// What one stage did lately: over ten seconds or, where that is longer, over its last ten items.
struct RecentWork: Sendable {
  struct Mark: Sendable {
    var time: Duration
    /// Items done since the run began.
    var done = 0
    /// Those of them that left the line.
    var left = 0
    var busy: Duration = .zero
    var served: Duration = .zero
  }

  private static let span = Duration.seconds(10)
  private static let items = 10

  /// The oldest is where the window begins; a later one is kept only when items were done since the one before.
  private var marks: Deque<Mark> = []
  private var now = Mark(time: .zero)

  /// `hasBegun` is false until the stage was given its first item: the time before does not count.
  mutating func add(_ mark: Mark, hasBegun: Bool = true) {
    now = mark
    guard hasBegun, let last = marks.last else {
      marks = [mark]
      return
    }
    if mark.done > last.done { marks.append(mark) }
    while marks.count > 2, mark.time - marks[1].time >= Self.span, mark.done - marks[1].done >= Self.items {
      marks.removeFirst()
    }
  }

  private var start: Mark { marks.first ?? now }
  private var done: Int { now.done - start.done }
  private var seconds: Double { (now.time - start.time) / .seconds(1) }

  /// Items a second; nil while none was done.
  var rate: Double? { done > 0 && seconds > 0 ? Double(done) / seconds : nil }

  /// How long an item takes; nil while none was done.
  var mean: Duration? { done > 0 ? (now.served - start.served) / done : nil }

  /// Which share of the items went on; 1 while none was done.
  var passing: Double { done > 0 ? 1 - Double(now.left - start.left) / Double(done) : 1 }

  /// How many items were at work on average.
  var load: Double { seconds > 0 ? (now.busy - start.busy) / .seconds(1) / seconds : 0 }
}

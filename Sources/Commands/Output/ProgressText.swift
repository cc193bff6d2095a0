internal import StageGraph

/// How far a line is, in words: a row for each stage that takes time and one for all, or one sentence.
struct ProgressText {
  let terminal: Terminal
  /// The stages that have rows; one that does little keeps its row for a while.
  private var shown: Set<String> = []

  init(terminal: Terminal) { self.terminal = terminal }

  /// On average so many items are at work in a stage that gets a row, and in one that keeps it.
  private static let (enough, little) = (0.25, 0.1)

  /// Rows for a terminal of that size; none is as wide as it.
  mutating func rows(_ pace: LinePace, columns: Int, rows: Int) -> [String] {
    for stage in pace.stages {
      if stage.load >= Self.enough { shown.insert(stage.name) }
      if stage.load < Self.little || stage.done >= stage.total { shown.remove(stage.name) }
    }
    let stages = pace.stages.filter { shown.contains($0.name) }
    let all = pace.isStopping ? "stopping" : "all"
    let left = Self.left(pace.timeLeft)
    let total = [
      all, "\(pace.done)/\(pace.total)", left, Self.rate(pace.rate), "\(pace.elapsed.clockText) so far", "",
      Self.bar(pace.done, of: pace.total),
    ]
    let cells = stages.map(Self.cells) + [total]
    // The rows at the end tell most, and a line for what is said stays free.
    let lines = ProgressTable.lines(cells, columns: columns - 1).suffix(max(rows - 1, 1))
    return lines.enumerated().map { index, line in
      let place = index + stages.count + 1 - lines.count
      guard place < stages.count, stages[place].running > 0 else { return line }
      let name = line.prefix { $0 != " " }
      return terminal.paint(String(name), .green) + line.dropFirst(name.count)
    }
  }

  /// One sentence, for where nothing can be drawn.
  func sentence(_ pace: LinePace) -> String {
    let rate = [Self.rate(pace.rate), Self.left(pace.timeLeft)].filter { !$0.isEmpty }
    let stages = pace.stages.filter { $0.running + $0.waiting > 0 }.map { stage in
      "\(stage.name) \(stage.done)/\(stage.total) (\(Self.inside(stage).joined(separator: ", ")))"
    }
    let head = (["\(pace.done)/\(pace.total) after \(pace.elapsed.clockText)"] + rate).joined(separator: ", ")
    return ([head] + stages).joined(separator: "; ")
  }

  private static func cells(_ stage: StagePace) -> [String] {
    [
      stage.name, "\(stage.done)/\(stage.total)", left(stage.timeLeft), rate(stage.rate),
      stage.running > 0 ? "\(stage.running) at work" : "",
      stage.waiting > 0 ? "\(stage.waiting) waiting" : "",
      bar(stage.done, of: stage.total),
    ]
  }

  private static func inside(_ stage: StagePace) -> [String] {
    [(stage.running, "at work"), (stage.waiting, "waiting")].filter { $0.0 > 0 }.map { "\($0) \($1)" }
  }

  private static func left(_ time: Duration?) -> String {
    guard let time, time > .zero else { return "" }
    return "\(Duration.seconds((time / .seconds(1)).rounded(.up)).clockText) left"
  }

  /// By the second, minute or hour, whichever gives a figure that can be read.
  private static func rate(_ perSecond: Double?) -> String {
    guard let perSecond else { return "" }
    for (factor, unit) in [(1.0, "s"), (60, "min"), (3600, "h")] {
      let rate = perSecond * factor
      if rate >= 100 { return "\(Int(rate.rounded()))/\(unit)" }
      if rate >= 1 { return "\(rate.oneDecimal)/\(unit)" }
    }
    return "\((perSecond * 3600).oneDecimal)/h"
  }

  private static func bar(_ done: Int, of total: Int) -> String {
    let length = 20
    let full = total > 0 ? min(done * length / total, length) : length
    return String(repeating: "#", count: full) + String(repeating: ".", count: length - full)
  }
}

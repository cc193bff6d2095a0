import TestSupport
import Testing

@testable import Commands
@testable import StageGraph

/// The rows and sentences of progress, for lines that stand somewhere in the middle.
struct ProgressTextTests {
  private static let definition: LineDefinition = {
    do {
      return try LineDefinition(
        source: "discover",
        stages: [
          StageDefinition("prepare", width: 2), StageDefinition("check"), StageDefinition("poll", width: 12),
          StageDefinition("download", width: 4),
        ])
    } catch {
      preconditionFailure("\(error)")
    }
  }()

  /// A run of 300 with 12 jobs at the provider, so many seconds after its begin.
  private static func snapshot(at seconds: Int, isStopping: Bool = false) -> LineSnapshot {
    func stage(_ name: String, out: Int, left: Int = 0, running: Int, queued: Int, each: Double)
      -> StageCounters
    {
      let served = Duration.seconds(Double(out + left) * each)
      return StageCounters(
        name: name, entered: out + left + running + queued, out: out, left: left, abandoned: 0,
        running: running,
        queued: queued, held: 0, busy: served + .seconds(Double(running) * each / 2), served: served,
        youngest: running > 0 ? .seconds(each / 4) : nil)
    }
    let clips = seconds / 2
    return LineSnapshot(
      elapsed: .seconds(seconds), isStopping: isStopping, isComplete: false,
      source: stage("discover", out: clips + 40, running: 1, queued: 0, each: 0),
      stages: [
        stage("prepare", out: clips + 34, left: 2, running: 2, queued: 2, each: 0.5),
        stage("check", out: clips + 34, running: 0, queued: 0, each: 0.001),
        stage("poll", out: clips + 2, running: 12, queued: 1, each: 24),
        stage("download", out: 0, left: clips, running: 2, queued: 0, each: 1),
      ])
  }

  private static func pace(until end: Int, isStopping: Bool = false) -> LinePace {
    var pace = LinePace(definition, total: 300)
    for second in 1...end { pace.take(snapshot(at: second, isStopping: isStopping)) }
    return pace
  }

  private static let plain = Terminal(color: .never, quiet: false, environment: [:])

  private static func rows(_ columns: Int, rows: Int = 24, isStopping: Bool = false) -> [String] {
    var text = ProgressText(terminal: plain)
    return text.rows(pace(until: 100, isStopping: isStopping), columns: columns, rows: rows)
  }

  @Test func `a wide terminal shows for each busy stage what is in it, its pace and its time`() {
    #expect(
      Self.rows(120) == [
        "prepare   #####...............   86/300  2 at work    2 waiting   30.0/min  0:54 left",
        "poll      ###.................   52/298  12 at work   1 waiting   30.0/min  7:33 left",
        "download  ###.................   50/298  2 at work                30.0/min  7:34 left",
        "all       ###.................   52/300  1:40 so far              30.0/min  7:34 left",
      ])
  }

  @Test func `no row is as wide as the terminal, and narrow ones keep what matters`() {
    for columns in 2...220 {
      let lines = Self.rows(columns)
      #expect(lines.allSatisfy { $0.count < columns }, "\(columns)")
      if columns >= 20 { #expect(lines.last?.contains("52/300") == true, "\(columns)") }
      if columns >= 40 { #expect(lines.last?.contains("left") == true, "\(columns)") }
      let screen = Screen(columns: columns, showing: lines.joined(separator: "\r\n"))
      #expect(screen.wraps == 0)
    }
  }

  @Test func `on a low terminal the rows at the end are shown`() {
    #expect(Self.rows(80, rows: 3).map { $0.prefix(4) } == ["down", "all "])
    #expect(Self.rows(80, rows: 1).map { $0.prefix(4) } == ["all "])
  }

  @Test func `a stage that takes no time has no row, and a line that stops tells no time`() {
    #expect(!Self.rows(80).contains { $0.hasPrefix("check") })
    let lines = Self.rows(80, isStopping: true)
    #expect(lines.last?.hasPrefix("stopping") == true)
    #expect(!lines.contains { $0.contains("left") })
  }

  @Test func `a log is told the same in a sentence`() {
    let text = ProgressText(terminal: Self.plain).sentence(Self.pace(until: 100))
    #expect(
      text == "52/300 after 1:40, 30.0/min, 7:34 left; prepare 86/300 (2 at work, 2 waiting);"
        + " poll 52/298 (12 at work, 1 waiting); download 50/298 (2 at work)")
  }

  @Test func `a log is told soon, then less often, and never goes silent`() {
    var cadence = SentenceCadence()
    var told: [Int] = []
    for tenth in 0...36_000 where cadence.isDue(at: .milliseconds(tenth * 100)) { told.append(tenth / 10) }
    #expect(told.prefix(4) == [30, 60, 120, 180])
    #expect(told.drop { $0 < 600 }.prefix(3) == [600, 900, 1200])
    #expect(told.count == 2 + 9 + 10)
    // After a sleep one sentence is enough.
    var late = SentenceCadence()
    let times = [5000, 5001].map { late.isDue(at: .seconds($0)) }
    #expect(times == [true, false])
  }
}

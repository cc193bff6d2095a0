internal import Domain
internal import Ledger
internal import SystemPackage
internal import Workflow

/// Tells what became of each shot, and counts for the summary and the exit code.
actor RunReporter {
  private let common: CommonOptions
  private let terminal: Terminal
  private let json: JSONOutput
  private let next: FollowUp
  private var counts: [String: Int] = [:]
  private var passedOver = PassedOver()
  /// Files of a folder that turned out to be no pictures.
  private(set) var others: Set<FilePath> = []
  private var transparency: TransparencyNote
  private var statuses: Set<ExitStatus> = []
  private var framesMade = 0
  private var reasons = ReasonGroups()
  private var slowest: (clip: String, time: Duration)?
  private(set) var twins: [Twin] = []

  init(common: CommonOptions, terminal: Terminal, ink: RGBColor, next: FollowUp) {
    self.next = next
    transparency = TransparencyNote(ink: ink)
    self.common = common
    self.terminal = terminal
    json = JSONOutput(isArray: common.outputFormat == .json)
  }

  func skip(_ selection: SourceSelection.Selection) {
    passedOver.take(selection)
  }

  func take(_ exit: RunExit) {
    switch exit {
    case .skipped(let path):
      passedOver.skipped += 1
      others.insert(path)
    case .underWay:
      break
    case .twin(let twin):
      twins.append(twin)
    case .rejected(let report):
      counts["rejected", default: 0] += 1
      reasons.add(report)
      if let cause = report.cause { statuses.insert(ExitStatus(cause)) }
      if common.outputFormat == .text {
        terminal.tellRejection(of: report)
      } else {
        json.write(report)
      }
    case .shot(let report, let news):
      counts[report.state.rawValue, default: 0] += 1
      if let status = Self.status(of: news) {
        statuses.insert(status)
        reasons.add(report.state, report.message)
      }
      if news == .arrived, let time = report.elapsed, time > slowest?.time ?? .zero {
        slowest = (report.clip ?? "", time)
      }
      if common.outputFormat == .text { tell(report, news) } else { json.write(report) }
    }
  }

  /// A frame that was made just now, before its clip is bought: what it lost is known in time. One that stood there
  /// already was told by the run that made it.
  func take(_ frame: FrameReport) {
    transparency.take(frame)
    guard frame.status == .written else { return }
    framesMade += 1
    if common.outputFormat != .text {
      json.write(frame)
    } else if let message = frame.message, !common.quiet {
      terminal.tell(frame.source, "note", .yellow, message)
    }
  }

  /// A run that could not go on, beside what became of its shots.
  func add(_ status: ExitStatus) { statuses.insert(status) }

  /// Writes the summary and gives the run's exit code. `unfinished` counts items that a stop left undone.
  func finish(unfinished: Int, spending: SpendSummary, estimated: Money) -> ExitStatus {
    // Not all that was wanted is there: a stop, or nobody who reads on.
    if unfinished > 0 { statuses.insert(.temporary) }
    let status = ExitStatus.worst(of: statuses)
    if common.outputFormat == .text {
      if !common.quiet {
        if let note = transparency.sentence {
          terminal.note(note)
        }
        Console.standardError.write("\(sentence(unfinished, spending))\n\(table)")
      }
    } else {
      var all = counts
      passedOver.add(to: &all)
      all["unfinished"] = unfinished
      let cost = Summary.Cost(spending, estimated: estimated)
      json.write(Summary(counts: all, cost: cost, exitCode: status.code))
      json.finish()
    }
    return status
  }

  private static func status(of news: ShotNews) -> ExitStatus? {
    switch news {
    case .arrived, .unchanged: nil
    case .failed: .findings
    case .later: .temporary
    case .overLimit: .limitReached
    case .needsPerson: .needsPerson
    case .diskFull: .diskFull
    }
  }

  private func tell(_ report: ShotReport, _ news: ShotNews) {
    switch news {
    case .unchanged: break
    case .arrived:
      if !common.quiet {
        Console.standardOutput.write("\(report.state.rawValue)\t\((report.clip ?? "").visible)\n")
      }
    case .failed, .needsPerson, .diskFull:
      terminal.tell(report.source ?? "", report.state.rawValue, .red, report.message ?? "")
    case .later, .overLimit:
      terminal.tell(
        report.source ?? "", report.state.rawValue, .yellow, report.message ?? "run again to go on")
    }
  }

  /// What this run did beyond finding all in place, and what is to be done next.
  private var table: String {
    var rows: [[String]] = []
    if framesMade > 0 { rows.append(["frames", "\(framesMade) made"]) }
    if let slowest { rows.append(["slowest", "\(slowest.clip), \(slowest.time.clockText)"]) }
    return TextTable(rows + reasons.rows(next)).text
  }

  private func sentence(_ unfinished: Int, _ spending: SpendSummary) -> String {
    let total = counts.values.reduce(0, +)
    var parts = counts.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }
    if unfinished > 0 { parts.append("\(unfinished) left for the next run") }
    let detail = parts.isEmpty ? "" : ": \(parts.joined(separator: ", "))"
    return "\(total) shot\(total == 1 ? "" : "s")\(detail)\(passedOver.text)\n\(spending.text)"
  }
}

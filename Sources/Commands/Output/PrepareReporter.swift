internal import Domain
internal import SystemPackage
internal import Workflow

/// Tells what became of each picture, and counts for the summary and the exit code.
actor PrepareReporter {
  private let format: OutputFormat
  private let quiet: Bool
  private let verbose: Bool
  private let terminal: Terminal
  private let json: JSONOutput
  private var counts: [FrameReport.Status: Int] = [:]
  private var passedOver = PassedOver()
  private var reasons = ReasonGroups()
  /// Files of a folder that turned out to be no pictures.
  private(set) var others: Set<FilePath> = []
  private var stale = 0
  private var prunes = false
  private var transparency: TransparencyNote
  private var statuses: Set<ExitStatus> = []

  init(format: OutputFormat, quiet: Bool, verbose: Bool, terminal: Terminal, ink: RGBColor) {
    transparency = TransparencyNote(ink: ink)
    self.format = format
    self.quiet = quiet
    self.verbose = verbose
    self.terminal = terminal
    json = JSONOutput(isArray: format == .json)
  }

  func take(_ exit: FrameExit) {
    switch exit {
    case .skipped(let path):
      passedOver.skipped += 1
      others.insert(path)
      if verbose { Console.standardError.write("skipped \(path.string.visible): no picture\n") }
    case .frame(let report):
      counts[report.status, default: 0] += 1
      transparency.take(report)
      if report.status == .rejected { reasons.add(report) }
      if let cause = report.cause { statuses.insert(ExitStatus(cause)) }
      if format == .text { tell(report) } else { json.write(report) }
    }
  }

  /// A frame of a picture that is no more, before it is removed.
  func take(_ frame: StaleFrames.Frame, isDryRun: Bool) {
    guard frame.isOurs else {
      Console.standardError.write("\(frame.path.string.visible): kept: it was changed since it was made\n")
      return
    }
    stale += 1
    prunes = !isDryRun
    let report = FrameReport.stale(
      source: frame.source.string, frame: frame.path.string, isRemoved: !isDryRun)
    if format == .text { tell(report) } else { json.write(report) }
  }

  /// Trouble beside the pictures.
  func fail(_ message: String) {
    statuses.insert(.temporary)
    Console.standardError.write("firstframe: \(message.visible)\n")
  }

  /// Files that were passed over before the line began.
  func skip(_ selection: SourceSelection.Selection) {
    passedOver.take(selection)
  }

  /// Writes the summary and gives the run's exit code. `unfinished` counts sources that a stop left undone.
  func finish(stop: ExitStatus?, unfinished: Int) -> ExitStatus {
    if let stop { statuses.insert(stop) } else if unfinished > 0 { statuses.insert(.temporary) }
    let status = ExitStatus.worst(of: statuses)
    if format == .text {
      if !quiet {
        if let note = transparency.sentence {
          terminal.note(note)
        }
        Console.standardError.write(
          "\(sentence(unfinished: unfinished))\n\(TextTable(reasons.rows(.general)).text)")
      }
    } else {
      var all = Dictionary(uniqueKeysWithValues: counts.map { ($0.key.rawValue, $0.value) })
      passedOver.add(to: &all)
      all["unfinished"] = unfinished
      if stale > 0 { all["stale"] = stale }
      json.write(Summary(counts: all, exitCode: status.code))
      json.finish()
    }
    return status
  }

  private func tell(_ report: FrameReport) {
    switch report.status {
    case .rejected:
      terminal.tellRejection(of: report)
    case .written, .planned, .unchanged, .stale, .removed:
      if !quiet, report.status != .unchanged || verbose {
        Console.standardOutput.write("\(report.status.rawValue)\t\(report.frame.visible)\n")
      }
      if let message = report.message, !quiet, report.status != .unchanged {
        terminal.tell(report.source, "note", .yellow, message)
      }
    }
  }

  private func sentence(unfinished: Int) -> String {
    let frames = counts.values.reduce(0, +)
    var parts: [String] = []
    for status in FrameReport.Status.allCases {
      if let count = counts[status] { parts.append("\(count) \(status.rawValue)") }
    }
    if unfinished > 0 { parts.append("\(unfinished) not started") }
    let detail = parts.isEmpty ? "" : ": \(parts.joined(separator: ", "))"
    let old = "; \(stale) stale frame\(stale == 1 ? "" : "s") \(prunes ? "removed" : "to remove")"
    let others = (stale == 0 ? "" : old) + passedOver.text
    return "\(frames) picture\(frames == 1 ? "" : "s")\(detail)\(others)"
  }
}

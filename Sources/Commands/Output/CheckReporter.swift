internal import Domain
private import SystemPackage
internal import Workflow

/// Tells what is wrong with each file, in the order of the list, and counts for the summary and the exit code.
actor CheckReporter {
  private let output: any FindingOutput
  private let quiet: Bool
  private let verbose: Bool
  private let tellsSummary: Bool
  /// Batches that came before their turn.
  private var early: [Int: CheckBatch] = [:]
  private var turn = 0
  private var tally = CheckTally()
  private var statuses: Set<ExitStatus> = []

  init(format: CheckFormat, mode: CheckSettings.Mode, quiet: Bool, verbose: Bool) {
    self.quiet = quiet
    self.verbose = verbose
    tellsSummary = format != .json && format != .jsonl
    output =
      switch format {
      case .text: FindingText()
      case .json: FindingJSON(isArray: true, mode: mode)
      case .jsonl: FindingJSON(isArray: false, mode: mode)
      case .github: GitHubAnnotations()
      case .sarif: SARIFOutput()
      }
  }

  func take(_ batch: CheckBatch) {
    early[batch.index] = batch
    while let next = early.removeValue(forKey: turn) {
      turn += 1
      next.files.forEach(tell)
    }
  }

  /// Names that were passed over before the line began.
  func skip(_ listing: SourceScan.Listing) { tally.passedOver.take(listing) }

  /// Writes the summary and gives the run's exit code. `total` counts all sources, also those that a stop left.
  func finish(stop: ExitStatus?, total: Int) -> ExitStatus {
    // After a stop there are gaps.
    for (_, batch) in early.sorted(by: { $0.key < $1.key }) { batch.files.forEach(tell) }
    tally.unfinished = total - tally.files - tally.passedOver.skipped
    if let stop { statuses.insert(stop) } else if tally.unfinished > 0 { statuses.insert(.temporary) }
    let status = ExitStatus.worst(of: statuses)
    output.finish(Summary(counts: tally.counts, exitCode: status.code))
    if tellsSummary, !quiet { Console.standardError.write("\(tally.sentence)\n") }
    return status
  }

  private func tell(_ file: CheckedFile) {
    tally.take(file)
    if file.isSkipped {
      if verbose { Console.standardError.write("skipped \(file.path.string.visible): no picture\n") }
      return
    }
    if file.frame?.status == .written { statuses.insert(.findings) }
    statuses.formUnion(file.findings.map { ExitStatus($0.cause) })
    output.write(file)
  }
}

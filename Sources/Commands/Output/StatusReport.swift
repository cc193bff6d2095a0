internal import Domain
internal import Ledger
internal import Workflow

/// The ledger in words or JSON: every shot that needs something, counts, and the money.
struct StatusReport {
  let reader: any LedgerReader
  /// Knows where the ledger's names lie.
  let layout: RunLayout
  let format: OutputFormat
  /// Text also lists the shots that need nothing.
  let lists: Bool
  /// What to type about a shot that waits for a person.
  let next: FollowUp

  /// Exit 4 while shots that cost money wait for a person, as `run` would say.
  func write() async throws -> ExitStatus {
    let json = JSONOutput(isArray: format == .json)
    var counts: [ShotState: Int] = [:]
    var status = ExitStatus.success
    try await reader.forEachPlacedShot(in: Set(ShotState.allCases)) { record, placements in
      counts[record.state, default: 0] += 1
      // The next run settles the sandbox's by itself.
      if record.state.needsPerson, record.shot.realm == .real { status = .needsPerson }
      let names = placements.filter(\.isCurrent)
      for place in names.isEmpty ? [nil] : names.map(\.place) {
        let report = ShotReport(record, at: place, layout: layout)
        if format == .text { tell(report, record) } else { json.write(report) }
      }
    }
    let real = try await reader.spending(.real)
    if format == .text {
      let parts = ShotState.allCases.compactMap { state in counts[state].map { "\($0) \(state.rawValue)" } }
      let total = counts.values.reduce(0, +)
      Console.standardOutput.write(
        "\(total) shot\(total == 1 ? "" : "s")\(parts.isEmpty ? "" : ": ")\(parts.joined(separator: ", "))\n"
          + "\(real.text)\n")
    } else {
      let named = Dictionary(uniqueKeysWithValues: counts.map { ($0.key.rawValue, $0.value) })
      json.write(Summary(counts: named, cost: Summary.Cost(real), exitCode: status.code))
      json.finish()
    }
    return status
  }

  private func tell(_ report: ShotReport, _ record: ShotRecord) {
    guard lists || report.state != .done else { return }
    let job = report.jobID.map { " job \($0)" } ?? ""
    let message = report.message.map { ": \($0)" } ?? ""
    Console.standardOutput.write(
      "\(report.state.rawValue)\t\(record.id.short)\t\("\(report.source ?? "")\(job)\(message)".visible)\n")
    for candidate in record.candidates {
      Console.standardOutput.write(
        "\t\t  it may be \("\(candidate.job) (\(candidate.text))".visible):"
          + " \(next.adopt(candidate.job, for: record.id))\n")
    }
    if record.shot.realm == .real, record.state == .held || record.state == .expired {
      Console.standardOutput.write("\t\t  \(next.decide(record.id.short))\n")
    }
  }
}

internal import Domain
internal import Ledger
private import SystemPackage

/// The ledger in words or JSON: every shot that needs something, counts, and the money.
struct StatusReport {
  let reader: any LedgerReader
  let format: OutputFormat
  /// Text also lists the shots that need nothing.
  let lists: Bool

  /// Exit 4 while shots that cost money wait for a person, as `run` would say.
  func write() async throws -> ExitStatus {
    let json = JSONOutput(isArray: format == .json)
    var counts: [ShotState: Int] = [:]
    var status = ExitStatus.success
    try await reader.forEachShot(in: Set(ShotState.allCases)) { record in
      counts[record.state, default: 0] += 1
      // The next run settles the sandbox's by itself.
      if record.state.needsPerson, record.shot.realm == .real { status = .needsPerson }
      let names = try await reader.placements(of: record.id).filter(\.isCurrent)
      for place in names.isEmpty ? [OutputPlace(name: "", source: "", clip: "")] : names.map(\.place) {
        if format == .text { tell(record, place) } else { json.write(Self.report(record, place)) }
      }
    }
    let real = try await reader.spending(.real)
    if format == .text {
      let parts = ShotState.allCases.compactMap { state in counts[state].map { "\($0) \(state.rawValue)" } }
      let total = counts.values.reduce(0, +)
      Console.standardOutput.write(
        "\(total) shot\(total == 1 ? "" : "s")\(parts.isEmpty ? "" : ": ")\(parts.joined(separator: ", "))\n"
          + "spent \(real.spent), reserved \(real.reserved), unclear \(real.unclear)\n")
    } else {
      var cost = Summary.Cost()
      cost.spent = (real.spent + real.reserved).amount
      cost.unclear = real.unclear.amount
      let named = Dictionary(uniqueKeysWithValues: counts.map { ($0.key.rawValue, $0.value) })
      json.write(Summary(counts: named, cost: cost, exitCode: status.code))
      json.finish()
    }
    return status
  }

  private func tell(_ record: ShotRecord, _ place: OutputPlace) {
    guard lists || record.state != .done else { return }
    let job = record.job.map { " job \($0)" } ?? ""
    let message = record.message.map { ": \($0)" } ?? ""
    Console.standardOutput.write(
      "\(record.state.rawValue)\t\(record.id.short)\t\("\(place.source)\(job)\(message)".visible)\n")
    for candidate in record.candidates {
      Console.standardOutput.write(
        "\t\t  it may be \("\(candidate.job) (\(candidate.text))".visible): firstframe reconcile"
          + " \(record.id.short) --adopt \(candidate.job)\n")
    }
  }

  private static func report(_ record: ShotRecord, _ place: OutputPlace) -> ShotReport {
    var report = ShotReport(source: place.source, state: record.state)
    report.frame = record.frame?.path.string
    report.clip = place.clip
    report.provider = record.offer?.provider
    report.model = record.shot.request.model
    report.jobID = record.job
    report.cost = record.offer == nil ? nil : record.cost.amount
    report.message = record.message
    report.candidates = record.candidates.isEmpty ? nil : record.candidates.map(\.job)
    return report
  }
}

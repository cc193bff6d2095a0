internal import Domain
internal import Ledger
private import SystemPackage
internal import Workflow

/// Tells what would become of each picture, and what all of it would cost.
actor PlanReporter {
  private let common: CommonOptions
  private let terminal: Terminal
  private let provider: String
  private let json: JSONOutput
  private var tally = PlanTally()
  private var statuses: Set<ExitStatus> = []

  init(common: CommonOptions, terminal: Terminal, provider: String) {
    self.common = common
    self.terminal = terminal
    self.provider = provider
    json = JSONOutput(isArray: common.outputFormat == .json)
  }

  func skip(_ selection: SourceSelection.Selection) {
    tally.passedOver.take(selection)
  }

  func take(_ exit: PlanExit) {
    tally.take(exit)
    switch exit {
    case .skipped: break
    case .rejected(let frame):
      if let cause = frame.cause { statuses.insert(ExitStatus(cause)) }
      guard common.outputFormat == .text else { return json.write(frame) }
      terminal.tellRejection(of: frame)
    case .planned(let frame, let shot):
      switch shot.deed {
      case .failed, .rejected: statuses.insert(.findings)
      case .needsPerson: statuses.insert(.needsPerson)
      case .buy, .share, .fetch, .unchanged: break
      }
      if common.outputFormat == .text { tell(frame, shot) } else { tellJSON(frame, shot) }
    }
  }

  private func tellJSON(_ frame: FrameReport, _ shot: PlannedShot) {
    json.write(frame)
    json.write(shot.report)
  }

  private func tell(_ frame: FrameReport, _ shot: PlannedShot) {
    let clip = (shot.report.clip ?? "").visible
    if frame.status == .planned, let message = frame.message, !common.quiet {
      terminal.tell(frame.source, "note", .yellow, message)
    }
    switch shot.deed {
    case .buy:
      let (size, seconds) = (shot.report.size ?? "", shot.report.seconds ?? 0)
      Console.standardOutput.write(
        "buy\t\(clip)\t\(shot.price)\t\(size), \(seconds) s\t\((shot.report.prompt ?? "").visible)\n")
    case .share, .fetch:
      let why = shot.report.message ?? "bought; its job is \(shot.report.state.rawValue)"
      Console.standardOutput.write("\(shot.deed.rawValue)\t\(clip)\t\(why.visible)\n")
    case .unchanged: if common.verbose { Console.standardOutput.write("unchanged\t\(clip)\n") }
    case .failed, .needsPerson, .rejected:
      terminal.tell(shot.report.source ?? "", shot.report.state.rawValue, .red, shot.report.message ?? "")
    }
  }

  /// Writes the summary and gives the exit code: that of the run as far as it can be known.
  func finish(
    stop: ExitStatus?, unfinished: Int, limits: SpendLimits, spending: SpendSummary
  ) -> ExitStatus {
    if let stop { statuses.insert(stop) } else if unfinished > 0 { statuses.insert(.temporary) }
    let refusal = limits.refusal(after: spending, price: tally.price, clips: tally.bought)
    if refusal != nil { statuses.insert(.limitReached) }
    let status = ExitStatus.worst(of: statuses)
    if common.outputFormat == .text {
      if let refusal {
        Console.standardError.write("firstframe: to buy them all, use \(refusal.options)\n")
      }
      if !common.quiet { Console.standardError.write(sentences(spending)) }
    } else {
      var counts = Dictionary(uniqueKeysWithValues: tally.deeds.map { ($0.key.rawValue, $0.value) })
      for (status, count) in tally.frames { counts["frames_\(status.rawValue)"] = count }
      tally.passedOver.add(to: &counts)
      counts["unfinished"] = unfinished
      let cost = Summary.Cost(spending, estimated: tally.price)
      json.write(Summary(counts: counts, cost: cost, exitCode: status.code))
      json.finish()
    }
    return status
  }

  private func sentences(_ spending: SpendSummary) -> String {
    let (frames, deeds) = (tally.frames, tally.deeds)
    func part(_ count: Int?, _ words: String) -> String? { count.map { "\($0) \(words)" } }
    let frameParts = [
      part(frames[.planned], "to make"), part(frames[.unchanged], "already made"),
      part(frames[.rejected], "rejected"),
    ].compactMap(\.self)
    let clipParts = [
      tally.bought > 0 ? "\(tally.bought) to buy at \(provider.visible) for \(tally.price)" : nil,
      part(deeds[.share], "duplicate\(deeds[.share] == 1 ? "" : "s") of another shot"),
      part(deeds[.fetch], "bought, not downloaded yet"),
      part(deeds[.unchanged], "already made"), part(deeds[.failed], "failed"),
      part(deeds[.needsPerson], "need your decision (firstframe status)"),
      part(deeds[.rejected], "can't be bought"),
    ].compactMap(\.self)
    return
      "frames: \(frameParts.isEmpty ? "none" : frameParts.joined(separator: ", "))\(tally.passedOver.text)\n"
      + "clips: \(clipParts.isEmpty ? "none" : clipParts.joined(separator: ", "))\n"
      + "so far: \(spending.text)\n"
  }
}

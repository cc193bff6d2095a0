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
  private var frames: [FrameReport.Status: Int] = [:]
  private var deeds: [PlannedShot.Deed: Int] = [:]
  private var price = Money.zero
  private var skipped = 0
  private var ignored = 0
  private var statuses: Set<ExitStatus> = []

  init(common: CommonOptions, terminal: Terminal, provider: String) {
    self.common = common
    self.terminal = terminal
    self.provider = provider
    json = JSONOutput(isArray: common.outputFormat == .json)
  }

  func skip(_ selection: SourceSelection.Selection) {
    skipped += selection.sidecars
    ignored += selection.ignored
  }

  func take(_ exit: PlanExit) {
    switch exit {
    case .skipped: skipped += 1
    case .rejected(let frame):
      frames[.rejected, default: 0] += 1
      statuses.insert(frame.cause == .temporary ? .temporary : .findings)
      guard common.outputFormat == .text else { return json.write(frame) }
      complain(
        frame.source, "rejected", "\(frame.code.map { "\($0.rawValue) " } ?? "")\(frame.message ?? "")")
    case .planned(let frame, let shot):
      frames[frame.status, default: 0] += 1
      deeds[shot.deed, default: 0] += 1
      price += shot.price
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
      Console.standardError.write(
        "\(frame.source.visible): \(terminal.paint("note", .yellow)): \(message.visible)\n")
    }
    switch shot.deed {
    case .buy: Console.standardOutput.write("buy\t\(clip)\t\(shot.price)\n")
    case .share, .fetch:
      let why = shot.report.message ?? "bought; its job is \(shot.report.state.rawValue)"
      Console.standardOutput.write("\(shot.deed.rawValue)\t\(clip)\t\(why.visible)\n")
    case .unchanged: if common.verbose { Console.standardOutput.write("unchanged\t\(clip)\n") }
    case .failed, .needsPerson, .rejected:
      complain(shot.report.source ?? "", shot.report.state.rawValue, shot.report.message ?? "")
    }
  }

  private func complain(_ source: String, _ word: String, _ message: String) {
    Console.standardError.write("\(source.visible): \(terminal.paint(word, .red)): \(message.visible)\n")
  }

  /// Writes the summary and gives the exit code: that of the run as far as it can be known.
  func finish(
    stop: ExitStatus?, unfinished: Int, limits: SpendLimits, spending: SpendSummary
  ) -> ExitStatus {
    if let stop { statuses.insert(stop) } else if unfinished > 0 { statuses.insert(.temporary) }
    let bought = deeds[.buy] ?? 0
    let refusal = limits.refusal(after: spending, price: price, clips: bought)
    if refusal != nil { statuses.insert(.limitReached) }
    let status = ExitStatus.worst(of: statuses)
    if common.outputFormat == .text {
      if let refusal {
        Console.standardError.write("firstframe: to buy all of it, give \(refusal.options)\n")
      }
      if !common.quiet { Console.standardError.write(sentences(bought, spending)) }
    } else {
      var counts = Dictionary(uniqueKeysWithValues: deeds.map { ($0.key.rawValue, $0.value) })
      for (status, count) in frames { counts["frames_\(status.rawValue)"] = count }
      counts["skipped"] = skipped
      counts["unfinished"] = unfinished
      if ignored > 0 { counts["ignored"] = ignored }
      var cost = Summary.Cost()
      cost.estimated = price.amount
      cost.spent = (spending.spent + spending.reserved).amount
      cost.unclear = spending.unclear.amount
      json.write(Summary(counts: counts, cost: cost, exitCode: status.code))
      json.finish()
    }
    return status
  }

  private func sentences(_ bought: Int, _ spending: SpendSummary) -> String {
    func part(_ count: Int?, _ words: String) -> String? { count.map { "\($0) \(words)" } }
    let frameParts = [
      part(frames[.planned], "to make"), part(frames[.unchanged], "there"),
      part(frames[.rejected], "rejected"),
    ].compactMap(\.self)
    let clipParts = [
      bought > 0 ? "\(bought) to buy at \(provider.visible) for \(price)" : nil,
      part(deeds[.share], "shared with an equal one"), part(deeds[.fetch], "bought and on the way"),
      part(deeds[.unchanged], "there"), part(deeds[.failed], "failed"),
      part(deeds[.needsPerson], "need a person (firstframe status)"),
      part(deeds[.rejected], "can't be bought"),
    ].compactMap(\.self)
    let others = PassedOver.text(skipped: skipped, ignored: ignored)
    return "frames: \(frameParts.isEmpty ? "none" : frameParts.joined(separator: ", "))\(others)\n"
      + "clips: \(clipParts.isEmpty ? "none" : clipParts.joined(separator: ", "))\n"
      + "so far spent \(spending.spent), reserved \(spending.reserved), unclear \(spending.unclear)\n"
  }
}

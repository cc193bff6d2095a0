internal import Domain
internal import Ledger
private import Providers
internal import StageGraph
private import SystemPackage

/// Puts a shot on record and decides what is left to do for it: nothing, the rest of its way, or a purchase.
struct AdmitStep: Sendable {
  let context: RunContext
  let files: ClipFiles

  func admit(_ made: MadeFrame) async -> StageOutcome<ActiveShot, RunExit> {
    let source = made.piece.source
    let place = context.layout.place(of: source)
    do {
      let prompt = try await files.disk.run { [prompts = context.settings.prompts] in
        try prompts.prompt(for: source)
      }
      let shot = context.settings.shot(
        of: source, digest: made.source, size: made.note.size, prompt: prompt)
      let admission = try await context.ledger.admit(ShotPlan(shot: shot, place: place), frame: made.file)
      var active = ActiveShot(record: admission.record, place: place, frame: made.file)
      if let earlier = admission.earlier {
        if earlier.record.shot.realm == .real, shot.realm == .sandbox {
          return .leave(.shot(active.kept(earlier.record, context.layout), .unchanged))
        }
        active.earlier = earlier
      }
      switch context.claims.claim(active.record.id, as: place.name) {
      case .first: return try await route(&active)
      case .twin:
        return .leave(.twin(Twin(shot: active.record.id, place: place, earlier: active.earlier)))
      case .again: return .leave(.underWay)
      }
    } catch let problem as PromptProblem {
      await context.reject(source, digest: made.source, because: problem.sentence)
      var report = ShotReport(source: place.source, state: .rejected)
      report.frame = made.piece.frame.string
      report.message = problem.sentence
      return .leave(.shot(report, .failed))
    } catch {
      let cause: Rejection.Cause = DiskFull.caused(error) ? .diskFull : .temporary
      let rejection = Rejection(nil, "its shot can't be recorded: \(error)", cause: cause)
      return .leave(
        .rejected(.rejected(rejection, source: place.source, frame: made.piece.frame.string)))
    }
  }

  /// A shot that an earlier run left in flight and that needs no picture any more.
  func resume(_ record: ShotRecord, _ place: OutputPlace) -> StageOutcome<ActiveShot, RunExit> {
    guard case .first = context.claims.claim(record.id, as: place.name) else { return .leave(.underWay) }
    return follow(ActiveShot(record: record, place: place, frame: nil))
  }

  private func route(_ active: inout ActiveShot) async throws -> StageOutcome<ActiveShot, RunExit> {
    let ledger = context.ledger
    let id = active.record.id
    // What costs nothing needs no person to decide about it.
    if active.record.shot.realm == .sandbox, active.record.state.needsPerson {
      active.record = try await ledger.forget(id, because: "a sandbox job costs nothing")
    }
    switch active.record.state {
    case .planned, .submitting, .rejected:
      if let exit = try await boughtElsewhere(active) { return .leave(exit) }
      return toBuy(active)
    case .failed:
      guard context.settings.retriesFailed, active.record.failure?.isUnbilled == true else {
        return .leave(.shot(active.report(context.layout), .failed))
      }
      active.record = try await ledger.planAgain(id)
      return toBuy(active)
    case .submitted, .running, .ready, .downloading:
      try await files.takeName(&active, in: ledger)
      return follow(active)
    case .done:
      try await files.takeName(&active, in: ledger)
      if try await files.hasClip(active) {
        return .leave(.shot(active.report(context.layout), .unchanged))
      }
      if try await files.copyFromTwin(of: active, in: ledger) {
        return .leave(.shot(active.report(context.layout), .arrived))
      }
      active.record = try await ledger.refetch(id)
      return follow(active)
    case .ambiguous, .held, .expired:
      return .leave(.shot(active.report(context.layout), .needsPerson))
    }
  }

  private func toBuy(_ active: ActiveShot) -> StageOutcome<ActiveShot, RunExit> {
    context.estimate.add(context.settings.price(of: active.record.shot.request) ?? .zero)
    return .next(active)
  }

  private func boughtElsewhere(_ active: ActiveShot) async throws -> RunExit? {
    guard active.record.shot.realm == .real,
      let message = try await files.foreignClip(of: active.record.id, at: active.place)
    else { return nil }
    return .shot(active.report(context.layout, message: message), .needsPerson)
  }

  /// A job can be asked for only where it was bought.
  func follow(_ active: ActiveShot) -> StageOutcome<ActiveShot, RunExit> {
    guard active.record.wasSent(to: context.settings.provider.name, at: context.settings.endpoint) else {
      let home = active.record.offer.map { "\($0.provider) (\($0.baseURL))" } ?? "another provider"
      return .leave(
        .shot(
          active.report(
            context.layout, message: "its job runs at \(home); run with that provider to fetch it"), .later))
    }
    return .next(active)
  }
}

extension ActiveShot {
  /// The report for a name whose real clip the sandbox leaves alone.
  fileprivate func kept(_ earlier: ShotRecord, _ layout: RunLayout) -> ShotReport {
    ActiveShot(record: earlier, place: place, frame: frame)
      .report(layout, message: "a bought clip stands here; the sandbox leaves it")
  }
}

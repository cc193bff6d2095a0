internal import Domain
internal import Ledger
private import Providers
internal import StageGraph

/// Buys a planned shot: intent on record, one POST, its outcome on record. Others pass by.
struct SubmitStep: Sendable {
  let context: RunContext
  let files: ClipFiles

  /// Tries of one shot after proofs that nothing was bought.
  private static let tries = 6

  func submit(_ shot: ActiveShot) async -> StageOutcome<ActiveShot, RunExit> {
    guard shot.record.state == .planned else { return .next(shot) }
    var shot = shot
    var backoff = Backoff()
    do {
      for _ in 0..<Self.tries {
        if let exit = try await obstacle(to: shot) { return .leave(exit) }
        guard await waitForSlot() else { break }
        // Another lane may have met its end meanwhile.
        if let exit = try await obstacle(to: shot) { return .leave(exit) }
        let provider = try await context.lease.provider()
        guard let price = context.settings.price(of: shot.record.shot.request.size), let frame = shot.frame
        else { return .leave(.shot(shot.report(context.layout, message: "its price is not known"), .failed)) }
        let offer = Offer(
          provider: context.settings.provider.name, providerModel: context.settings.model.id,
          baseURL: context.settings.endpoint, price: price)
        switch try await context.ledger.intend(shot.record.id, at: offer, within: context.settings.limits) {
        case .refused(let refusal):
          return .leave(.shot(shot.report(context.layout, message: "\(refusal)"), .overLimit))
        case .granted(let record):
          shot.record = record
        }
        try await files.takeName(&shot, in: context.ledger)
        let outcome = await provider.submit(
          SubmitRequest(
            shot: shot.record.id, clip: shot.record.shot.request, providerModel: offer.providerModel,
            frame: frame))
        if let end = try await settle(outcome, of: &shot, backoff: &backoff) { return end }
      }
      return .leave(.shot(shot.report(context.layout), .later))
    } catch {
      return .leave(await context.leave(shot, error))
    }
  }

  /// Nil when the POST proved to have bought nothing and may be sent again after the pause that is set.
  private func settle(
    _ outcome: SubmitOutcome, of shot: inout ActiveShot, backoff: inout Backoff
  ) async throws -> StageOutcome<ActiveShot, RunExit>? {
    switch outcome {
    case .bought(let job):
      shot.record = try await context.ledger.record(outcome, for: shot.record.id)
      shot.job = job
      return shot.record.state == .ambiguous
        ? .leave(.shot(shot.report(context.layout), .needsPerson)) : .next(shot)
    case .ambiguous:
      shot.record = try await context.ledger.record(outcome, for: shot.record.id)
      return .leave(.shot(shot.report(context.layout), .needsPerson))
    case .refused(let failure) where failure.reason.stopsProvider,
      .notSent(let failure, _) where failure.reason.stopsProvider:
      // A matter of the account, not of this shot: it stays planned for the day that is mended.
      shot.record = try await context.ledger.record(.notSent(failure, retryAfter: nil), for: shot.record.id)
      await context.gate.close(because: failure)
      return .leave(.shot(shot.report(context.layout, message: failure.message), .later))
    case .refused:
      shot.record = try await context.ledger.record(outcome, for: shot.record.id)
      return .leave(.shot(shot.report(context.layout), .failed))
    case .notSent(let failure, let wish):
      shot.record = try await context.ledger.record(outcome, for: shot.record.id)
      if failure.reason == .badImage {
        return .leave(.shot(shot.report(context.layout, message: failure.message), .later))
      }
      let pause = backoff.next(random: context.clock.random(), atLeast: wish)
      await context.gate.pause(until: context.clock.wall() + Int64(pause / .milliseconds(1)))
      return nil
    }
  }

  /// What forbids any submit right now.
  private func obstacle(to shot: ActiveShot) async throws -> RunExit? {
    if let failure = await context.gate.closed {
      return .shot(shot.report(context.layout, message: "not submitted: \(failure.message)"), .later)
    }
    let unclear = try await context.ledger.counts(shot.record.shot.realm)[.ambiguous] ?? 0
    guard unclear >= context.settings.maxAmbiguous else { return nil }
    let message = "not submitted: \(unclear) shots are unclear; settle them with firstframe reconcile"
    return .shot(shot.report(context.layout, message: message), .needsPerson)
  }

  /// Waits for this submit's turn in small steps; false when the run is to stop.
  private func waitForSlot() async -> Bool {
    let start = await context.gate.slot(
      now: context.clock.wall(), perMinute: context.settings.submitsPerMinute)
    while !context.isStopping() {
      let now = context.clock.wall()
      let rest = max(start - now, await context.gate.pause(at: now))
      guard rest > 0 else { return true }
      guard (try? await context.clock.sleep(.milliseconds(min(rest, 250)))) != nil else { return false }
    }
    return false
  }
}

internal import Domain
internal import Ledger
internal import Providers
internal import StageGraph

/// Buys a planned shot: intent on record, one POST, its outcome on record. Others pass by.
struct SubmitStep: Sendable {
  let context: RunContext
  let files: ClipFiles

  /// Tries of one shot after proofs that nothing was bought.
  private static let tries = 6
  /// A job that was made is in the list by then, mostly.
  private static let secondLook = Duration.seconds(2)

  func submit(_ shot: ActiveShot) async -> StageOutcome<ActiveShot, RunExit> {
    guard shot.record.state == .planned else {
      if shot.isAtProvider { await context.places.join() }
      return .next(shot)
    }
    do {
      if let problem = try await problem(of: shot) {
        return .leave(.shot(shot.report(context.layout, message: "not submitted: \(problem)"), .failed))
      }
      if let refusal = try await refusal(of: shot) {
        return .leave(.shot(shot.report(context.layout, message: "\(refusal)"), .overLimit))
      }
    } catch {
      return .leave(await context.leave(shot, error))
    }
    var shot = shot
    guard await waitForPlace() else { return .leave(.shot(shot.report(context.layout), .later)) }
    let end = await tries(&shot)
    if case .next = end, shot.isAtProvider { return end }
    await context.places.give()
    return end
  }

  private func tries(_ shot: inout ActiveShot) async -> StageOutcome<ActiveShot, RunExit> {
    var backoff = Backoff()
    do {
      for attempt in 1...Self.tries {
        if attempt > 1, !(await context.gate.mayRetry()) { break }
        switch await context.gate.enter(for: model(of: shot)) {
        case .closed(let failure):
          return .leave(unsubmitted(shot, failure))
        case .unclear(let count):
          let next = context.settings.next.reconcile
          let message = "not submitted: \(count) shots are unclear; settle them with \(next)"
          return .leave(.shot(shot.report(context.layout, message: message), .needsPerson))
        case .open:
          break
        }
        let end: StageOutcome<ActiveShot, RunExit>?
        do {
          end = try await buy(&shot, &backoff)
        } catch {
          await context.gate.leave(isUnclear: shot.isUnclear)
          throw error
        }
        await context.gate.leave(isUnclear: shot.isUnclear)
        if let end { return end }
      }
      return .leave(.shot(shot.report(context.layout), .later))
    } catch {
      return .leave(await context.leave(shot, error))
    }
  }

  /// The provider's own id of what the shot is to be bought of.
  private func model(of shot: ActiveShot) -> String {
    context.settings.model(of: shot.record.shot.request).id
  }

  /// What the provider would refuse, by the catalog, or would sell as something else.
  private func problem(of shot: ActiveShot) async throws -> String? {
    let check = RequestCheck(context.settings.provider, context.settings.model)
    let request = shot.record.shot.request
    if let problem = check.problem(prompt: request.prompt)
      ?? shot.frame.flatMap({ check.problem(frameBytes: $0.bytes) })
    {
      return problem
    }
    return try await RemixSource(of: request, at: context.settings.provider)?
      .problem(of: request, model: model(of: shot), asking: context.lease.provider())
  }

  /// What a cap has no room for needs no turn; the intent's own transaction has the last word.
  private func refusal(of shot: ActiveShot) async throws -> SpendRefusal? {
    let limits = context.settings.limits
    guard limits != .none, let price = context.settings.price(of: shot.record.shot.request) else {
      return nil
    }
    return limits.refusal(
      after: try await context.ledger.spending(context.settings.provider.realm), price: price)
  }

  /// Nil when the POST proved to have bought nothing and may be sent again.
  private func buy(
    _ shot: inout ActiveShot, _ backoff: inout Backoff
  ) async throws -> StageOutcome<ActiveShot, RunExit>? {
    let model = model(of: shot)
    let isTurn = await waitForSlot(of: model)
    // Another lane may have met its end meanwhile.
    if let failure = await context.gate.closure(of: model) {
      return .leave(unsubmitted(shot, failure))
    }
    guard isTurn, !context.isStopping() else { return .leave(.shot(shot.report(context.layout), .later)) }
    let provider = try await context.lease.provider()
    let request = shot.record.shot.request
    guard let price = context.settings.price(of: request), let frame = shot.frame
    else { return .leave(.shot(shot.report(context.layout, message: "its price is not known"), .failed)) }
    let offer = Offer(
      provider: context.settings.provider.name, providerModel: model, baseURL: context.settings.endpoint,
      price: price)
    switch try await context.ledger.intend(shot.record.id, at: offer, within: context.settings.limits) {
    case .refused(let refusal):
      return .leave(.shot(shot.report(context.layout, message: "\(refusal)"), .overLimit))
    case .granted(let record):
      shot.record = record
    }
    do {
      try await files.takeName(&shot, in: context.ledger)
    } catch {
      // No byte has left: the intent is taken back.
      let failure = JobFailure(reason: .unclear, code: nil, message: "\(error)", isUnbilled: true)
      shot.record = try await context.ledger.record(.notSent(failure, retryAfter: nil), for: shot.record.id)
      throw error
    }
    let outcome = await provider.submit(
      SubmitRequest(
        shot: shot.record.id, clip: request, providerModel: offer.providerModel, frame: frame
      ))
    return try await settle(outcome, of: &shot, &backoff)
  }

  private func settle(
    _ outcome: SubmitOutcome, of shot: inout ActiveShot, _ backoff: inout Backoff
  ) async throws -> StageOutcome<ActiveShot, RunExit>? {
    switch outcome {
    case .bought(let job):
      shot.job = job
      shot.record = try await keep(outcome, job.id, of: shot)
      try await context.keepPace(await context.gate.accepted(now: context.clock.wall()))
      return shot.isUnclear ? .leave(.shot(shot.report(context.layout), .needsPerson)) : .next(shot)
    case .ambiguous(_, let complaint):
      shot.record = try await context.ledger.record(outcome, for: shot.record.id)
      // It proves nothing about this shot, but the others would fare no better.
      if let complaint, complaint.reason.stopsProvider {
        await context.gate.close(because: complaint, model: model(of: shot))
      }
      try await lookAgain(&shot)
      return shot.isUnclear ? .leave(.shot(shot.report(context.layout), .needsPerson)) : .next(shot)
    case .refused(let failure) where failure.reason.stopsProvider,
      .notSent(let failure, _) where failure.reason.stopsProvider:
      // A matter of the account, not of this shot: it stays planned for the day that is mended.
      shot.record = try await context.ledger.record(.notSent(failure, retryAfter: nil), for: shot.record.id)
      await context.gate.close(because: failure, model: model(of: shot))
      return .leave(later(shot, failure.message))
    case .refused:
      shot.record = try await context.ledger.record(outcome, for: shot.record.id)
      return .leave(.shot(shot.report(context.layout), .failed))
    case .notSent(let failure, let wish):
      shot.record = try await context.ledger.record(outcome, for: shot.record.id)
      if failure.reason == .badImage { return .leave(later(shot, failure.message)) }
      let now = context.clock.wall()
      if failure.reason == .rate {
        try await context.keepPace(await context.gate.throttled(now: now))
      }
      if let wish, wish > RunContext.longestPause {
        let minutes = Int(wish / .seconds(60))
        let putOff = JobFailure(
          reason: failure.reason, code: failure.code,
          message: "\(failure.message); it wants no submit for \(minutes) minutes: run again then",
          isUnbilled: failure.isUnbilled)
        await context.gate.close(because: putOff)
        return .leave(later(shot, putOff.message))
      }
      let pause = backoff.next(random: context.clock.random(), atLeast: wish)
      await context.trouble.tell(failure.message)
      await context.gate.pause(until: now + Int64(pause / .milliseconds(1)))
      return nil
    }
  }

  /// Puts a bought job on record; a disk that is full for a moment must not cost its id.
  private func keep(_ outcome: SubmitOutcome, _ job: JobID, of shot: ActiveShot) async throws -> ShotRecord {
    var left = Self.tries
    while true {
      left -= 1
      do throws(LedgerError) {
        return try await context.ledger.record(outcome, for: shot.record.id)
      } catch {
        guard error.isDiskFull, left > 0 else {
          throw UnrecordedJob(
            job: job, shot: shot.record.id, cause: error, next: context.settings.next)
        }
      }
      await context.gate.close(because: .diskFull)
      try? await context.clock.sleep(.seconds(1))
    }
  }

  /// What the provider's list settles at once needs no person, and no later run.
  private func lookAgain(_ shot: inout ActiveShot) async throws {
    do {
      try await context.clock.sleep(Self.secondLook)
      _ = try await Reconciler(context: context, disk: files.disk).settle(only: shot.record.id)
    } catch is ProviderError, is CancellationError {
      // It stays unclear, and the next run asks again.
    }
    shot.record = try await context.ledger.shot(shot.record.id) ?? shot.record
  }

  /// The gate was closed before its turn.
  private func unsubmitted(_ shot: ActiveShot, _ failure: JobFailure) -> RunExit {
    .shot(
      shot.report(context.layout, message: "not submitted: \(failure.message)"),
      failure == .diskFull ? .diskFull : .later)
  }

  private func later(_ shot: ActiveShot, _ message: String) -> RunExit {
    .shot(shot.report(context.layout, message: message), .later)
  }
}

/// A job that was bought and could not be put on record: its id must reach a person.
struct UnrecordedJob: MayBeDiskFull, CustomStringConvertible {
  let job: JobID
  let shot: ShotID
  let cause: LedgerError
  let next: FollowUp

  var isDiskFull: Bool { cause.isDiskFull }

  var description: String {
    "job \(job) was bought but can't be put on record: \(cause); the next run looks for it; if that does not find it,"
      + " use \(next.adopt(job, for: shot))"
  }
}

extension ActiveShot {
  /// Nobody knows whether it was bought; so also while its outcome could not be put on record.
  fileprivate var isUnclear: Bool { record.state == .ambiguous || record.state == .submitting }
}

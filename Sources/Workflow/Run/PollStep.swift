internal import Domain
internal import Ledger
internal import Providers
internal import StageGraph

/// Waits until a bought job has its clip. It never gives a job up: what still runs goes on in the next run.
struct PollStep: Sendable {
  let context: RunContext

  /// A job that is paid for is given up only when it is denied so many times more.
  private static let denials = 5

  func poll(_ shot: ActiveShot) async -> StageOutcome<ActiveShot, RunExit> {
    guard shot.isAtProvider else { return await wait(for: shot) }
    let end = await wait(for: shot)
    await context.places.give()
    return end
  }

  private func wait(for shot: ActiveShot) async -> StageOutcome<ActiveShot, RunExit> {
    var shot = shot
    let cadence = context.settings.provider.poll
    var pause = PollPause(cadence)
    // What the provider asked for with its last answer.
    var wish = heeded(shot.job?.pollAfter, upTo: .seconds(cadence.max))
    var unknown = 0
    var lostSince: Int64?
    do {
      while shot.isAtProvider {
        guard let job = shot.record.job else { return .leave(stays(shot)) }
        do {
          try await context.clock.sleep(wish ?? pause.next(random: context.clock.random()))
        } catch {
          return .leave(stays(shot))
        }
        do {
          let snapshot = try await context.ask(job).explained(by: shot.record)
          (unknown, lostSince) = (0, nil)
          shot.job = snapshot
          wish = heeded(snapshot.pollAfter, upTo: .seconds(cadence.max))
          shot.record = try await context.ledger.advance(shot.record.id, to: snapshot)
        } catch let error as ProviderError {
          wish = heeded(error.retryAfter, upTo: RunContext.longestPause)
          if error.isRetryable {
            // A poll that fails says nothing about the job.
            await context.trouble.tell(error)
            continue
          }
          switch error.code {
          case .cancelled: continue
          case .jobUnknown:
            // Some services show a job only some time after they took it, and one no is not the last word.
            unknown += 1
            if unknown <= Self.denials || isNew(shot.record) { continue }
          case .lostSight:
            // It is paid for, and may show again.
            let now = context.clock.wall()
            lostSince = lostSince ?? now
            if Double(now - (lostSince ?? now)) < cadence.patience * 1000 { continue }
          case .expired: break
          default: throw error
          }
          shot.record = try await context.ledger.record(.gone("\(error)"), for: shot.record.id)
          return .leave(.shot(shot.report(context.layout), .needsPerson))
        }
      }
      guard shot.record.state == .failed else { return .next(shot) }
      if let failure = shot.record.failure, failure.reason.stopsProvider {
        // Every further clip would end like this one, and may be billed.
        await context.gate.close(because: failure, model: shot.record.offer?.providerModel)
      }
      return .leave(.shot(shot.report(context.layout), .failed))
    } catch {
      return .leave(await context.leave(shot, error))
    }
  }

  /// Submitted so lately that the provider may not know it yet.
  private func isNew(_ record: ShotRecord) -> Bool {
    let age = context.clock.wall() - (record.submittedAt ?? 0)
    return age < Int64(max(context.settings.provider.listLagSeconds, 60)) * 1000
  }

  /// A server is neither flooded nor forgotten, whatever it asks for.
  private func heeded(_ wish: Duration?, upTo longest: Duration) -> Duration? {
    wish.map { max(min($0, longest), .seconds(context.settings.provider.poll.first)) }
  }

  private func stays(_ shot: ActiveShot) -> RunExit {
    .shot(shot.report(context.layout, message: "its job goes on; run again to fetch the clip"), .later)
  }
}

extension JobSnapshot {
  /// A frame that is refused after all is told with both sizes, which no provider says.
  fileprivate func explained(by record: ShotRecord) -> JobSnapshot {
    guard case .failed(let failure) = status, failure.reason == .badImage, let frame = record.frame else {
      return self
    }
    var job = self
    let sizes = "frame \(frame.size), asked for \(record.shot.request.size)"
    job.status = .failed(
      JobFailure(
        reason: failure.reason, code: failure.code, message: "\(failure.message) (\(sizes))",
        isUnbilled: failure.isUnbilled))
    return job
  }
}

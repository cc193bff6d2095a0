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
    var pause = Backoff(base: .seconds(cadence.first), cap: .seconds(cadence.max))
    var unknown = 0
    var lostSince: Int64?
    do {
      while shot.isAtProvider {
        guard let job = shot.record.job else { return .leave(stays(shot)) }
        // Whatever a server wishes, it is neither flooded nor forgotten.
        let wish = shot.job?.pollAfter.map { max(min($0, .seconds(cadence.max)), .seconds(cadence.first)) }
        do {
          try await context.clock.sleep(wish ?? pause.next(random: context.clock.random()))
        } catch {
          return .leave(stays(shot))
        }
        do {
          let snapshot = try await ask(job).explained(by: shot.record)
          (unknown, lostSince) = (0, nil)
          shot.job = snapshot
          shot.record = try await context.ledger.advance(shot.record.id, to: snapshot)
        } catch let error as ProviderError {
          if error.isRetryable || error.code == .cancelled {
            // A poll that fails says nothing about the job.
            shot.job?.pollAfter = error.retryAfter
            continue
          }
          switch error.code {
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
      return shot.record.state == .failed
        ? .leave(.shot(shot.report(context.layout), .failed)) : .next(shot)
    } catch {
      return .leave(await context.leave(shot, error))
    }
  }

  /// Submitted so lately that the provider may not know it yet.
  private func isNew(_ record: ShotRecord) -> Bool {
    let age = context.clock.wall() - (record.submittedAt ?? 0)
    return age < Int64(max(context.settings.provider.listLagSeconds, 60)) * 1000
  }

  private func ask(_ job: JobID) async throws -> JobSnapshot {
    let provider = try await context.lease.provider()
    await context.polls.take()
    do {
      let snapshot = try await provider.poll(job)
      await context.polls.give()
      return snapshot
    } catch {
      await context.polls.give()
      throw error
    }
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

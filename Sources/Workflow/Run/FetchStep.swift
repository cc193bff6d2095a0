internal import Domain
internal import Ledger
internal import Providers
internal import StageGraph
internal import SystemPackage

/// Downloads a finished clip into its temporary file. Where its link is refused the job is asked for another one.
struct FetchStep: Sendable {
  let context: RunContext
  let files: ClipFiles

  /// Of a download that breaks off.
  private static let tries = 6
  /// Bytes; the longest clips on offer are a tenth of it.
  private static let sizeLimit = 2 << 30
  /// Seconds by which a store may lag behind its provider's word.
  private static let longestLag = 120.0
  /// Milliseconds after the submit: a clip that is not there by then is not on its way any more.
  private static let longestWay: Int64 = 86_400_000

  func fetch(_ shot: ActiveShot) async -> StageOutcome<ActiveShot, RunExit> {
    var shot = shot
    let part = PartFile.path(ofClip: context.layout.path(shot.place.clip), shot: shot.record.id)
    let patience = patience(for: shot)
    var backoff = Backoff()
    var breaks = 0
    var refusedSince: Int64?
    do {
      if let clip = try await files.standing(shot) {
        shot.record = try await context.ledger.record(.stored(clip), for: shot.record.id)
        return .leave(.shot(shot.report(context.layout), .arrived))
      }
      try await files.disk.run { [disk = files.disk] in try disk.makeFolder(for: part) }
      shot.record = try await context.ledger.record(.started, for: shot.record.id)
      while true {
        do {
          let file = try await context.lease.provider().download(
            of: snapshot(of: shot), to: part, limit: Self.sizeLimit)
          shot.part = FetchedClip(path: part, file: file)
          return .next(shot)
        } catch let error as ProviderError {
          switch error.code {
          case .unreachable, .interrupted, .throttled, .serverFault, .badReply:
            breaks += 1
            guard breaks < Self.tries, !context.isStopping() else { throw error }
          case .authentication, .balance, .unsupported, .configuration, .diskFull, .storage, .cancelled:
            throw error
          case .tooLarge:
            return .leave(try await giveUp(shot, error))
          default:
            // The store may be slower than the provider's word that the clip is there.
            if let exit = try await askAgain(&shot, error) { return .leave(exit) }
            let now = context.clock.wall()
            if let refusedSince, isOver(error, for: shot, at: now, latest: refusedSince + patience) {
              return .leave(try await giveUp(shot, error))
            }
            refusedSince = refusedSince ?? now
          }
          await context.trouble.tell(error)
          let wish = error.retryAfter.map { min($0, RunContext.longestPause) }
          try await context.clock.sleep(backoff.next(random: context.clock.random(), atLeast: wish))
        }
      }
    } catch {
      return .leave(await context.leave(shot, error))
    }
  }

  private func snapshot(of shot: ActiveShot) throws(ProviderError) -> JobSnapshot {
    if let job = shot.job, job.status == .completed { return job }
    guard let id = shot.record.job else {
      throw ProviderError(.jobUnknown, provider: context.settings.provider.name, "the shot has no job")
    }
    var job = JobSnapshot(id: id, status: .completed)
    job.resultURL = shot.record.resultURL
    job.expiresAt = shot.record.expiresAt
    return job
  }

  // MARK: Refusals

  /// Milliseconds for which a refused clip is asked for; none for a clip of an earlier day.
  private func patience(for shot: ActiveShot) -> Int64 {
    let age = context.clock.wall() - (shot.record.submittedAt ?? 0)
    guard shot.job != nil || age < Self.longestWay else { return 0 }
    return Int64(min(context.settings.provider.poll.patience, Self.longestLag) * 1000)
  }

  /// Nil when the clip is worth another try: its link may be a new one now, or may come yet.
  private func askAgain(_ shot: inout ActiveShot, _ error: ProviderError) async throws -> RunExit? {
    guard let id = shot.record.job else { return try await gone(shot, error) }
    do {
      let job = try await context.ask(id)
      switch job.status {
      case .completed:
        shot.job = job
        shot.record = try await context.ledger.advance(shot.record.id, to: job)
      case .queued, .running: break
      case .failed: return try await gone(shot, error)
      }
    } catch let error as ProviderError {
      if error.code == .expired { return try await gone(shot, error) }
      guard error.isRetryable || error.code == .jobUnknown || error.code == .lostSight else { throw error }
      await context.trouble.tell(error)
    }
    return nil
  }

  /// Whether a clip that was refused again is asked for no longer.
  private func isOver(_ error: ProviderError, for shot: ActiveShot, at now: Int64, latest: Int64) -> Bool {
    switch error.code {
    case .unsafeLink, .refused: true
    default: now >= min(latest, shot.record.expiresAt.map { $0 * 1000 } ?? .max)
    }
  }

  private func giveUp(_ shot: ActiveShot, _ error: ProviderError) async throws -> RunExit {
    switch error.code {
    case .tooLarge, .unsafeLink, .refused:
      // No run brings it as it is, so a person has to act; it stays on record as a clip to be fetched.
      let job = shot.record.job.map { " about job \($0)" } ?? ""
      return try await stays(
        shot, "\(error); ask \(error.provider)\(job), then run again: its clip is still to be fetched",
        .needsPerson)
    case .expired, .jobUnknown:
      if let end = shot.record.expiresAt, end * 1000 > context.clock.wall() { break }
      return try await gone(shot, error)
    default: break
    }
    return try await stays(shot, "\(error); run again to fetch the clip", .later)
  }

  private func stays(_ shot: ActiveShot, _ message: String, _ news: ShotNews) async throws -> RunExit {
    var shot = shot
    shot.record = try await context.ledger.record(.interrupted(message), for: shot.record.id)
    return .shot(shot.report(context.layout, message: message), news)
  }

  private func gone(_ shot: ActiveShot, _ error: ProviderError) async throws -> RunExit {
    var shot = shot
    shot.record = try await context.ledger.record(.gone("\(error)"), for: shot.record.id)
    return .shot(shot.report(context.layout), .needsPerson)
  }
}

internal import Domain
internal import Ledger
internal import Providers
internal import StageGraph
internal import SystemPackage

/// Downloads a finished clip into its temporary file. A link that has run out means asking the job again.
struct FetchStep: Sendable {
  let context: RunContext
  let files: ClipFiles

  private static let tries = 6
  /// Bytes; the longest clips on offer are a tenth of it.
  private static let sizeLimit = 2 << 30

  func fetch(_ shot: ActiveShot) async -> StageOutcome<ActiveShot, RunExit> {
    var shot = shot
    var backoff = Backoff()
    let part = PartFile.path(ofClip: context.layout.path(shot.place.clip), shot: shot.record.id)
    do {
      if let clip = try await files.standing(shot) {
        shot.record = try await context.ledger.record(.stored(clip), for: shot.record.id)
        return .leave(.shot(shot.report(context.layout), .arrived))
      }
      try await files.disk.run { [disk = files.disk] in try disk.makeFolder(for: part) }
      shot.record = try await context.ledger.record(.started, for: shot.record.id)
      var refusals = 0
      for attempt in 1...Self.tries {
        do {
          let file = try await context.lease.provider().download(
            of: snapshot(of: shot), to: part, limit: Self.sizeLimit)
          shot.part = FetchedClip(path: part, file: file)
          return .next(shot)
        } catch let error as ProviderError {
          if [.expired, .jobUnknown, .noLinkYet].contains(error.code) {
            refusals += error.code == .expired ? 1 : 0
            // A fresh link that is refused like the one before: the clip is not to be had any more.
            if refusals > 1 { return .leave(try await gone(shot, error)) }
            if let exit = try await askAgain(&shot, error) { return .leave(exit) }
          } else if !error.isRetryable || attempt == Self.tries || context.isStopping() {
            throw error
          }
          try await context.clock.sleep(
            backoff.next(random: context.clock.random(), atLeast: error.retryAfter))
        }
      }
      return .leave(try await later(shot, "its clip could not be fetched; run again to fetch it"))
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

  /// Nil when the job says that its clip is there, maybe under a new link.
  private func askAgain(_ shot: inout ActiveShot, _ error: ProviderError) async throws -> RunExit? {
    guard let id = shot.record.job else { return try await gone(shot, error) }
    do {
      let job = try await context.lease.provider().poll(id)
      shot.job = job
      switch job.status {
      case .completed:
        return nil
      case .queued, .running:
        return try await later(shot, "its job is at work again; run again to fetch the clip")
      case .failed:
        return try await gone(shot, error)
      }
    } catch let error as ProviderError where error.code == .jobUnknown || error.code == .expired {
      return try await gone(shot, error)
    }
  }

  private func later(_ shot: ActiveShot, _ message: String) async throws -> RunExit {
    var shot = shot
    shot.record = try await context.ledger.record(.interrupted(message), for: shot.record.id)
    return .shot(shot.report(context.layout, message: message), .later)
  }

  private func gone(_ shot: ActiveShot, _ error: ProviderError) async throws -> RunExit {
    var shot = shot
    shot.record = try await context.ledger.record(.gone("\(error)"), for: shot.record.id)
    return .shot(shot.report(context.layout), .needsPerson)
  }
}

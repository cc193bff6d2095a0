package import Domain
package import Ledger
package import Providers
package import SystemPackage
package import Workers

/// Settles unclear shots by the provider's list: what can be proven is settled, what a person can decide is held
/// with the jobs that may be its own, and the rest stays unclear.
package struct Reconciler: Sendable {
  private let ledger: any LedgerStore
  private let lease: ProviderLease
  private let provider: ProviderEntry
  private let endpoint: String
  private let workers: any PictureWorkers
  /// Where thumbnails lie for the moment of their comparison.
  private let folder: FilePath
  private let clock: RunClock
  private let disk: any ClipDisk

  /// `endpoint` as the ledger keeps it: shots of other endpoints are left alone.
  package init(
    ledger: any LedgerStore, lease: ProviderLease, provider: ProviderEntry, endpoint: String,
    workers: any PictureWorkers, folder: FilePath, clock: RunClock = .system,
    disk: any ClipDisk = SystemDisk()
  ) {
    self.ledger = ledger
    self.lease = lease
    self.provider = provider
    self.endpoint = endpoint
    self.workers = workers
    self.folder = folder
    self.clock = clock
    self.disk = disk
  }

  init(context: RunContext, disk: any ClipDisk) {
    self.init(
      ledger: context.ledger, lease: context.lease, provider: context.settings.provider,
      endpoint: context.settings.endpoint, workers: context.workers,
      folder: context.layout.output.appending(".firstframe"), clock: context.clock, disk: disk)
  }

  /// Asks nothing when no shot of this endpoint is unclear. With `only`, that shot alone is settled, and only by
  /// a job that is surely its own.
  ///
  /// Gives the unix milliseconds from which the absence of a job proves something; nil when nothing waits for it.
  @discardableResult
  package func settle(only: ShotID? = nil) async throws -> Int64? {
    guard let first = try await matches(in: [.ambiguous]).map(\.intended).min() else { return nil }
    let asked = clock.wall()
    guard let listing = try await listing(since: first - JobMatch.clockSkew) else {
      if only == nil { try await holdAll() }
      return nil
    }
    // After the list: whatever made one of its jobs is on record by now, as a rival or as the job's owner.
    let rivals = try await matches(in: [.ambiguous, .submitting, .held])
    let owned = try await ledger.ownedJobs(provider: provider.name, baseURL: endpoint)
    let open = rivals.filter { $0.record.state == .ambiguous && (only == nil || $0.record.id == only) }
    guard let asker = open.first?.record.id else { return nil }
    var settlement = Settlement(
      open, among: rivals, jobs: listing.jobs.filter { !owned.contains($0.id) }, provider: provider)
    let thumbnails = Thumbnails(
      provider: try await lease.provider(), workers: workers, disk: disk, folder: folder, asker: asker)
    while let (shot, job) = try await settlement.next(by: thumbnails) {
      _ = try await ledger.adopt(job, for: shot)
      settlement.remove(shot, with: job)
    }
    guard only == nil else { return nil }
    var wait: Int64?
    for match in settlement.open {
      let candidates = settlement.candidates(for: match)
      let provenFrom = absenceTells(match)
      if asked < provenFrom {
        // The list may not tell all yet: neither absence nor a choice for a person.
        if candidates.isEmpty { _ = try await ledger.noteAbsence(match.record.id) }
        wait = max(wait ?? 0, provenFrom)
      } else if candidates.isEmpty {
        // A job that does not tell its time may be anybody's.
        let isWhole =
          listing.isComplete && provider.listIsComplete
          && settlement.free.allSatisfy { $0.createdAt != nil }
        try await declareAbsent(match.record, isProven: isWhole)
      } else if candidates.allSatisfy({ !settlement.mayStillShow($0) }) {
        try await hold(match.record, for: candidates)
      }
    }
    return wait
  }

  /// Nil when the provider has no list.
  private func listing(since: Int64) async throws -> JobListing? {
    let provider = try await lease.provider()
    do throws(ProviderError) {
      return try await provider.list(since: since)
    } catch {
      guard error.code == .unsupported else { throw error }
      return nil
    }
  }

  /// No list will ever tell: a person looks at the provider's own pages.
  private func holdAll() async throws {
    for match in try await matches(in: [.ambiguous]) {
      _ = try await ledger.hold(
        match.record.id,
        because: "\(provider.name) has no list of jobs that could tell whether it was bought; look at its own"
          + " pages, then firstframe reconcile \(match.record.id.short) --adopt JOB or --forget",
        candidates: [])
    }
  }

  private func matches(in states: Set<ShotState>) async throws -> [JobMatch] {
    var found: [JobMatch] = []
    try await ledger.forEachShot(in: states, realm: provider.realm) { record in
      if record.offer?.provider == provider.name, record.offer?.baseURL == endpoint {
        found.append(JobMatch(record: record))
      }
    }
    return found
  }

  /// A list without the job proves nothing while the POST may still be under way, or the list may lag behind.
  /// The sandbox ended with the run that asked it, and has no lag.
  private func absenceTells(_ match: JobMatch) -> Int64 {
    guard provider.realm == .real else { return 0 }
    return (match.intended + JobMatch.longestSubmit + Int64(provider.listLagSeconds)) * 1000
  }

  private func declareAbsent(_ record: ShotRecord, isProven: Bool) async throws {
    guard isProven else {
      _ = try await ledger.hold(
        record.id,
        because: "\(provider.name) lists no such job, but does not promise that its list is complete",
        candidates: [])
      return
    }
    let absence = JobFailure(
      reason: .unclear, code: nil, message: "the provider's list shows that nothing was bought",
      isUnbilled: true)
    _ = try await ledger.record(.notSent(absence, retryAfter: nil), for: record.id)
  }

  private func hold(_ record: ShotRecord, for jobs: [JobSnapshot]) async throws {
    let text = jobs.count == 1 ? "one job may be its own" : "\(jobs.count) jobs may be its own"
    _ = try await ledger.hold(
      record.id, because: "\(text), and nothing tells which", candidates: jobs.map(JobCandidate.init))
  }
}

extension JobCandidate {
  fileprivate init(_ job: JobSnapshot) {
    let facts = [
      job.createdAt.map { "created at \($0)" }, job.size?.description, job.seconds.map { "\($0) s" },
    ]
    self.init(job: job.id, text: facts.compactMap(\.self).joined(separator: ", "))
  }
}

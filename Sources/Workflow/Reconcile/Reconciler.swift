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
        wait = max(wait ?? 0, provenFrom)
      } else if candidates.isEmpty {
        try await declareAbsent(
          match, beside: settlement.strangers(to: match),
          isWhole: listing.isComplete && provider.listIsComplete)
      } else if candidates.allSatisfy({ !settlement.mayStillShow($0) }) {
        let text =
          candidates.count == 1 ? "one job may be its own" : "\(candidates.count) jobs may be its own"
        try await hold(match, because: "\(text), and nothing tells which", for: candidates)
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
      try await hold(
        match, because: "\(provider.name) has no list of jobs that could tell whether it was bought", for: [])
    }
  }

  private func matches(in states: Set<ShotState>) async throws -> [JobMatch] {
    var found: [JobMatch] = []
    try await ledger.forEachShot(in: states, realm: provider.realm) { record in
      if record.wasSent(to: provider.name, at: endpoint) {
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

  private func declareAbsent(_ match: JobMatch, beside strangers: [JobSnapshot], isWhole: Bool) async throws {
    guard isWhole else {
      return try await hold(
        match, because: "\(provider.name) lists no such job, but does not promise that its list is complete",
        for: strangers)
    }
    guard strangers.isEmpty else {
      let text = strangers.count == 1 ? "a job of its time" : "\(strangers.count) jobs of its time"
      return try await hold(
        match, because: "\(provider.name) lists \(text) that nobody asked for in these words", for: strangers)
    }
    let absence = JobFailure(
      reason: .unclear, code: nil, message: "the provider's list shows that nothing was bought",
      isUnbilled: true)
    _ = try await ledger.record(.notSent(absence, retryAfter: nil), for: match.record.id)
  }

  /// A person is to decide, by the jobs named here or by the provider's own pages.
  private func hold(_ match: JobMatch, because reason: String, for jobs: [JobSnapshot]) async throws {
    let id = match.record.id
    let look = jobs.isEmpty ? "; look for the job on \(provider.name)'s own pages" : ""
    _ = try await ledger.hold(
      id, because: "\(reason)\(look)",
      candidates: jobs.prefix(Self.mostCandidates).map { JobCandidate($0, for: match) })
  }

  /// More jobs than these nobody reads through.
  private static let mostCandidates = 20
}

extension JobCandidate {
  fileprivate init(_ job: JobSnapshot, for match: JobMatch) {
    let facts = [
      job.createdAt.map { "created at \($0)" }, job.size?.description, job.seconds.map { "\($0) s" },
      match.difference(from: job).map { "differs: \($0)" },
    ]
    self.init(job: job.id, text: facts.compactMap(\.self).joined(separator: ", "))
  }
}

internal import Domain
package import Ledger
package import Providers

/// Settles unclear shots by the provider's list: what can be proven is settled, the rest stays unclear.
package struct Reconciler: Sendable {
  private let ledger: any LedgerStore
  private let lease: ProviderLease
  private let provider: ProviderEntry
  private let endpoint: String

  /// `endpoint` as the ledger keeps it: shots of other endpoints are left alone.
  package init(ledger: any LedgerStore, lease: ProviderLease, provider: ProviderEntry, endpoint: String) {
    self.ledger = ledger
    self.lease = lease
    self.provider = provider
    self.endpoint = endpoint
  }

  init(context: RunContext) {
    self.init(
      ledger: context.ledger, lease: context.lease, provider: context.settings.provider,
      endpoint: context.settings.endpoint)
  }

  /// A job may bear a time up to this long before the intent, by the provider's clock. Seconds.
  private static let clockSkew: Int64 = 300
  /// And up to this long after it: the longest submit there is.
  private static let longestSubmit: Int64 = 300

  /// Asks nothing when no shot of this endpoint is unclear.
  package func settle() async throws {
    var unclear: [ShotRecord] = []
    try await ledger.forEachShot(in: [.ambiguous], realm: provider.realm) { record in
      if record.offer?.provider == provider.name, record.offer?.baseURL == endpoint {
        unclear.append(record)
      }
    }
    guard let first = unclear.compactMap(\.intendedAt).min() else { return }
    let listing = try await lease.provider().list(since: first / 1000 - Self.clockSkew)
    let owned = try await ledger.ownedJobs(provider: provider.name, baseURL: endpoint)
    let free = listing.jobs.filter { !owned.contains($0.id) }
    for record in unclear {
      let candidates = free.filter { Self.matches($0, record) }
      let rivals = candidates.flatMap { job in unclear.filter { Self.matches(job, $0) && $0.id != record.id }
      }
      if candidates.count == 1, rivals.isEmpty {
        _ = try await ledger.adopt(candidates[0].id, for: record.id)
      } else if candidates.isEmpty, listing.isComplete, provider.listIsComplete {
        let absence = JobFailure(
          reason: .unclear, code: nil, message: "the provider's list shows that nothing was bought",
          isUnbilled: true)
        _ = try await ledger.record(.notSent(absence, retryAfter: nil), for: record.id)
      }
    }
  }

  /// Everything that the job tells agrees with what was asked for.
  private static func matches(_ job: JobSnapshot, _ record: ShotRecord) -> Bool {
    let request = record.shot.request
    let model = record.offer?.providerModel
    let intended = (record.intendedAt ?? 0) / 1000
    return job.model.map { $0 == model } ?? true
      && job.prompt.map { $0 == request.prompt } ?? true
      && job.size.map { $0 == request.size } ?? true
      && job.seconds.map { $0 == request.seconds } ?? true
      && job.createdAt.map {
        (intended - clockSkew...intended + longestSubmit + clockSkew).contains($0)
      } ?? false
  }
}

internal import Domain
internal import Ledger
internal import Providers

/// Settles unclear shots by the provider's list: what can be proven is settled, the rest stays unclear.
struct Reconciler: Sendable {
  let context: RunContext

  /// A job may bear a time up to this long before the intent, by the provider's clock. Seconds.
  private static let clockSkew: Int64 = 300

  /// Asks nothing when no shot of this endpoint is unclear.
  func settle() async throws {
    let settings = context.settings
    var unclear: [ShotRecord] = []
    try await context.ledger.forEachShot(in: [.ambiguous], realm: settings.provider.realm) { record in
      if record.offer?.provider == settings.provider.name, record.offer?.baseURL == settings.endpoint {
        unclear.append(record)
      }
    }
    guard let first = unclear.compactMap(\.intendedAt).min() else { return }
    let listing: JobListing
    do {
      listing = try await context.lease.provider().list(since: first / 1000 - Self.clockSkew)
    } catch is ProviderError {
      // Many relays have no list. What is unclear stays so; all else can go on.
      return
    }
    let owned = try await context.ledger.ownedJobs(
      provider: settings.provider.name, baseURL: settings.endpoint)
    let free = listing.jobs.filter { !owned.contains($0.id) }
    for record in unclear {
      let candidates = free.filter { Self.matches($0, record) }
      let rivals = candidates.flatMap { job in unclear.filter { Self.matches(job, $0) && $0.id != record.id }
      }
      if candidates.count == 1, rivals.isEmpty {
        _ = try await context.ledger.adopt(candidates[0].id, for: record.id)
      } else if candidates.isEmpty, listing.isComplete, settings.provider.listIsComplete {
        let absence = JobFailure(
          reason: .unclear, code: nil, message: "the provider's list shows that nothing was bought",
          isUnbilled: true)
        _ = try await context.ledger.record(.notSent(absence, retryAfter: nil), for: record.id)
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
      && job.createdAt.map { $0 >= intended - clockSkew } ?? true
  }
}

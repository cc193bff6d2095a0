package import Domain
package import Ledger
private import Providers

extension Reconciler {
  /// What the provider tells of the job that the shot did not ask for; nil when nothing. Throws the provider's error
  /// when it does not know the job.
  package static func difference(
    of job: JobID, for record: ShotRecord, at lease: ProviderLease
  ) async throws -> String? {
    JobMatch(record: record).difference(from: try await lease.provider().poll(job))
  }
}

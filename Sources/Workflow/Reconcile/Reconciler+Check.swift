package import Domain
package import Ledger
private import Providers

/// Why a job can't be what a shot bought.
package struct ForeignJob: Error, CustomStringConvertible {
  package let description: String
}

extension Reconciler {
  /// Asks the provider for the job; throws `ForeignJob` when it is of another request, and the provider's error
  /// when it does not know it.
  package static func check(_ job: JobID, for record: ShotRecord, at lease: ProviderLease) async throws {
    let found = try await lease.provider().poll(job)
    if let difference = JobMatch(record: record).difference(from: found) {
      throw ForeignJob(
        description: "job \(job) has \(difference); it is not what shot \(record.id.short) asked for")
    }
  }
}

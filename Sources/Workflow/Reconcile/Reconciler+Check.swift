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
    let request = record.shot.request
    func differs<Value: Equatable>(_ told: Value?, _ wanted: Value?) -> Bool { told != nil && told != wanted }
    let difference: String? =
      if differs(found.model, record.offer?.providerModel) {
        "model \(found.model ?? "")"
      } else if differs(found.prompt, request.prompt) {
        "another prompt"
      } else if differs(found.size, request.size) {
        "size \(found.size.map(\.description) ?? "")"
      } else if differs(found.seconds, request.seconds) {
        "\(found.seconds ?? 0) seconds"
      } else {
        nil
      }
    if let difference {
      throw ForeignJob(
        description: "job \(job) has \(difference); it is not what shot \(record.id.short) asked for")
    }
  }
}

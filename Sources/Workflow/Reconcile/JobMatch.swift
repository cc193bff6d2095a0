internal import Domain
internal import Ledger

/// Which jobs of a provider's list an unclear shot may have bought.
struct JobMatch: Sendable {
  let record: ShotRecord

  /// A job may bear a time up to this long before the intent, by the provider's clock. Seconds.
  static let clockSkew: Int64 = 300
  /// And up to this long after it: the longest submit there is. Seconds.
  static let longestSubmit: Int64 = 300

  /// Unix seconds.
  var intended: Int64 { (record.intendedAt ?? 0) / 1000 }

  /// Everything that the job tells agrees with what was asked for.
  func fits(_ job: JobSnapshot) -> Bool {
    let request = record.shot.request
    let window = intended - Self.clockSkew...intended + Self.longestSubmit + Self.clockSkew
    return job.model.map { $0 == record.offer?.providerModel } ?? true
      && job.prompt.map { $0 == request.prompt } ?? true
      && job.size.map { $0 == request.size } ?? true
      && job.seconds.map { $0 == request.seconds } ?? true
      && job.createdAt.map { window.contains($0) } ?? false
  }
}

internal import Domain
internal import Ledger
internal import Providers

/// Which jobs of a provider's list an unclear shot may have bought.
struct JobMatch: Sendable {
  let record: ShotRecord

  /// A job may bear a time up to this long before the intent, by the provider's clock. Seconds.
  static let clockSkew: Int64 = 300
  /// And up to this long after it: the longest submit there is. Seconds.
  static let longestSubmit = TransportTimeouts.standard.submit.components.seconds

  /// Unix seconds.
  var intended: Int64 { (record.intendedAt ?? 0) / 1000 }

  /// Made at the time of the intent, and everything else that the job tells agrees with what was asked for.
  func fits(_ job: JobSnapshot) -> Bool {
    isOfItsTime(job) == true && difference(from: job) == nil
  }

  /// Nil when the job does not tell its time.
  func isOfItsTime(_ job: JobSnapshot) -> Bool? {
    let window = intended - Self.clockSkew...intended + Self.longestSubmit + Self.clockSkew
    return job.createdAt.map { window.contains($0) }
  }

  /// What the job tells of itself and was not asked for; nil when there is nothing. Its time is not looked at.
  func difference(from job: JobSnapshot) -> String? {
    let request = record.shot.request
    if let model = job.model, model != record.offer?.providerModel { return "model \(model)" }
    if let prompt = job.prompt, prompt != request.prompt { return "another prompt" }
    if let size = job.size, size != request.size { return "size \(size)" }
    if let seconds = job.seconds, seconds != request.seconds { return "\(seconds) seconds" }
    return nil
  }
}

internal import Domain
internal import Providers

/// The job that a remix varies, where the remix has its model, size and length, whatever was asked for: the price and
/// the caps hold only when both agree.
struct RemixSource: Sendable {
  let job: JobID

  /// Nil when the request is no remix, or the provider makes it as it is asked for.
  init?(of request: ClipRequest, at provider: ProviderEntry) {
    guard provider.dialect.remixTakesPromptAlone,
      let job = request.options[ClipRequest.remixOption].flatMap({ JobID($0) })
    else { return nil }
    self.job = job
  }

  /// What stands against the purchase; throws the provider's error when it can't tell.
  func problem(of request: ClipRequest, model: String, asking provider: any VideoProvider) async throws
    -> String?
  {
    let source: JobSnapshot
    do {
      source = try await provider.poll(job)
    } catch {
      guard error.code == .jobUnknown || error.code == .expired else { throw error }
      return "\(error); a remix needs a job that is still there"
    }
    var asked: [String] = []
    if let other = source.model, other != model { asked.append("--model \(other.shellWord)") }
    if let size = source.size, size != request.size { asked.append("--size \(size)") }
    if let seconds = source.seconds, seconds != request.seconds { asked.append("--seconds \(seconds)") }
    if asked.isEmpty { return nil }
    return "a remix of \(job) is made as that job was; say \(asked.joined(separator: " "))"
  }
}

internal import Foundation

/// Somebody who wants to be told when a job has ended.
struct HookCall: Sendable {
  let job: String
  /// On this machine, with an address instead of a name.
  let url: String
  /// The body: the job as a poll would show it.
  let body: @Sendable (SandboxJob) -> Data

  /// Nil for a hook on another machine: a rehearsal sends nothing there.
  init?(_ text: String, job: String, body: @escaping @Sendable (SandboxJob) -> Data) {
    guard var parts = URLComponents(string: text), parts.scheme?.lowercased() == "http",
      let host = parts.host?.lowercased(), ["localhost", "127.0.0.1"].contains(host)
    else { return nil }
    // A name is whatever a resolver makes of it.
    parts.host = SandboxAddress.host
    guard let url = parts.string else { return nil }
    (self.job, self.url, self.body) = (job, url, body)
  }
}

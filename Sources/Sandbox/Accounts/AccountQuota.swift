/// How many jobs a service takes from one account.
struct AccountQuota: Sendable {
  /// New ones within `window`.
  let creates: Int
  let window: Duration
  let jobsAtOnce: Int

  /// Why there is no room for one more beside `jobs`, oldest first; nil when there is.
  func trouble(_ jobs: [SandboxJob], at now: Int64, timing: SandboxTiming) -> SandboxTrouble? {
    let opening = now - window.milliseconds
    let lately = jobs.filter { $0.createdAt > opening }.suffix(creates)
    if lately.count == creates, let oldest = lately.first {
      return .rateLimit(what: "this account", retryAfter: .milliseconds(oldest.createdAt - opening))
    }
    let running = jobs.count { $0.deletedAt == nil && !$0.status(at: now, timing: timing).isFinal }
    return running < jobsAtOnce ? nil : .busy
  }
}

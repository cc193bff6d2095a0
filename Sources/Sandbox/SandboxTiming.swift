/// How long a job's states last. A clip that isn't rendered yet keeps its job running for longer.
package struct SandboxTiming: Sendable, Equatable {
  /// From creation until the job counts as running.
  package var queued: Duration = .milliseconds(300)
  /// From then until it is completed, at the earliest.
  package var running: Duration = .milliseconds(700)
  /// What `[sandbox:slow]` adds to `running`.
  package var slowness: Duration = .seconds(30)
  /// How long a finished clip can be downloaded.
  package var retention: Duration = .seconds(3600)
  /// The pause between polls that replies ask for.
  package var pollAfter: Duration = .seconds(1)
  /// The pause that a 429 asks for; sent in whole seconds, rounded up.
  package var retryAfter: Duration = .seconds(1)

  package init() {}
}

extension Duration {
  var milliseconds: Int64 {
    let parts = components
    return parts.seconds * 1000 + parts.attoseconds / 1_000_000_000_000_000
  }
}

/// One wire protocol over the shared jobs: its paths, checks, replies and error bodies.
protocol SandboxDialect: Sendable {
  /// Nil when the path is none of this dialect's.
  func route(method: String, segments: [String]) -> SandboxRoute?
}

/// What answers one kind of request.
struct SandboxRoute: Sendable {
  /// As the statistics call it: `GET /v1/videos/{id}`.
  let name: String
  /// Nil for what no client of ours asks.
  let call: SandboxCall?
  /// Never throws: every error is a reply in the dialect's own form.
  let answer: @Sendable (SandboxRequest) async -> SandboxReply
}

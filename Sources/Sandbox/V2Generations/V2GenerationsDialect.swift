/// The `/v2/videos/generations` API: a create and a poll, links to the clips, no list.
struct V2GenerationsDialect: SandboxDialect {
  let service: SandboxService

  static let account = SandboxAccount.yutoai

  func route(method: String, segments: [String]) -> SandboxRoute? {
    let base = Self.account.base + ["videos", "generations"]
    guard segments.starts(with: base) else { return nil }
    let path = "/" + base.joined(separator: "/")
    let rest = Array(segments.dropFirst(base.count))
    switch (method, rest.count) {
    case ("POST", 0): return route("POST \(path)", .create, create)
    case ("GET", 1): return route("GET \(path)/{id}", .poll) { request in try await poll(rest[0], request) }
    default: return route("other") { _ in throw SandboxTrouble.unknownPath }
    }
  }

  /// JSON under the wrong name, as this family sends it, and in an envelope here and there.
  private func poll(_ id: String, _ request: SandboxRequest) async throws -> SandboxReply {
    let job = try await service.job(id, of: Self.account)
    let task = task(job, request)
    if job.form(of: [false, false, false, true]) { return .json(TaskEnvelope(task)) }
    return .json(task, type: "text/plain; charset=utf-8")
  }

  /// As it stands, with a link to its clip when that is there.
  func task(_ job: SandboxJob, _ request: SandboxRequest) -> V2GenerationsObject {
    V2GenerationsObject(job, service.status(of: job)) { service.link(to: job, request, until: $0) }
  }

  func reply(to error: any Error, _ request: SandboxRequest) -> SandboxReply {
    switch error {
    case let error as V2GenerationsError: error.reply
    case let trouble as SandboxTrouble: V2GenerationsError(trouble, request).reply
    default: V2GenerationsError(500, "server_error", "the sandbox could not answer: \(error)").reply
    }
  }
}

/// The `/v2/videos/generations` API: a create and a poll, links to the clips, no list.
struct V2GenerationsDialect: SandboxDialect {
  let service: SandboxService

  let needsKey = true

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

  /// JSON under the wrong name, as this family sends it.
  private func poll(_ id: String, _ request: SandboxRequest) async throws -> SandboxReply {
    let job = try await service.job(id, of: Self.account)
    return .json(task(job, request), type: "text/plain; charset=utf-8")
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

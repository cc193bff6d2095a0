/// Vtrix's generation API: a create and a poll, links to the clips, no list.
struct VtrixTaskDialect: SandboxDialect {
  let service: SandboxService

  static let account = SandboxAccount.vtrix

  func route(method: String, segments: [String]) -> SandboxRoute? {
    let base = Self.account.base + ["generation"]
    guard segments.starts(with: base) else { return nil }
    let path = "/" + base.joined(separator: "/")
    let rest = Array(segments.dropFirst(base.count))
    switch (method, rest.count) {
    case ("POST", 0): return route("POST \(path)", .create, create)
    case ("GET", 2) where rest[0] == "task":
      return route("GET \(path)/task/{id}", .poll) { request in try await poll(rest[1], request) }
    case (_, 0): return route("other") { _ in throw SandboxTrouble.wrongMethod }
    default: return route("other") { _ in throw SandboxTrouble.unknownPath }
    }
  }

  private func poll(_ id: String, _ request: SandboxRequest) async throws -> SandboxReply {
    reply(try await service.job(id, of: Self.account), request)
  }

  /// The task as it stands, with a link to its clip when that is there.
  func reply(_ job: SandboxJob, _ request: SandboxRequest) -> SandboxReply {
    .json(VtrixTaskObject(job, service.status(of: job)) { service.link(to: job, request, until: $0) })
  }

  func reply(to error: any Error, _ request: SandboxRequest) -> SandboxReply {
    switch error {
    case let error as VtrixTaskError: error.reply
    case let trouble as SandboxTrouble: VtrixTaskError(trouble).reply
    default: VtrixTaskError(500, "the sandbox could not answer: \(error)").reply
    }
  }
}

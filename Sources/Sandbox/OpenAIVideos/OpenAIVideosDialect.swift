/// The OpenAI Videos API, as one service speaks it: create, retrieve, list, delete, content, remix.
struct OpenAIVideosDialect: SandboxDialect {
  let service: SandboxService
  let variant: OpenAIVideosVariant

  init(_ service: SandboxService, _ variant: OpenAIVideosVariant) {
    self.service = service
    self.variant = variant
  }

  func key(of request: SandboxRequest) -> String? {
    request.bearer ?? (variant.takesKeyHeader ? request.headers["api-key"] : nil)
  }

  func route(method: String, segments: [String]) -> SandboxRoute? {
    let base = variant.account.base + ["videos"]
    guard segments.starts(with: base) else { return nil }
    let path = "/" + base.joined(separator: "/")
    let rest = segments.dropFirst(base.count)
    let id = rest.first ?? ""
    switch (method, rest.count, rest.dropFirst().first) {
    case ("POST", 0, _): return answer("POST \(path)", .create, create)
    case ("GET", 0, _) where variant.hasList: return answer("GET \(path)", .list, list)
    case ("GET", 1, _): return answer("GET \(path)/{id}", .poll) { _ in try await retrieve(id) }
    case ("DELETE", 1, _) where variant.hasDelete:
      return answer("DELETE \(path)/{id}") { _ in try await delete(id) }
    case ("GET", 2, "content"):
      return answer("GET \(path)/{id}/content", .content) { request in try await content(id, request) }
    case ("POST", 2, "remix") where variant.hasRemix:
      return answer("POST \(path)/{id}/remix", .create) { request in try await remix(id, request) }
    case (_, ...1, _) where variant.hasList && variant.hasDelete:
      return route("other") { _ in throw SandboxTrouble.wrongMethod }
    default:
      return route("other") { _ in throw SandboxTrouble.unknownPath }
    }
  }

  /// A route of the service's; Azure's all take a version.
  private func answer(
    _ name: String, _ call: SandboxCall? = nil,
    _ answer: @escaping @Sendable (SandboxRequest) async throws -> SandboxReply
  ) -> SandboxRoute {
    route(name, call) { request in
      if variant.account == .azure, let version = request.query["api-version"],
        !["v1", "preview"].contains(version)
      {
        throw OpenAIVideosError.apiVersion
      }
      return try await answer(request)
    }
  }

  /// A video object with the hint when to ask again, where the service gives one.
  func reply(_ job: SandboxJob, isWrapped: Bool = false) -> SandboxReply {
    let object = OpenAIVideosObject(job, service.status(of: job))
    if variant.account == .relay {
      return isWrapped && job.form(of: [true, true, false])
        ? .json(TaskEnvelope(object), type: "text/plain; charset=utf-8") : .json(object)
    }
    var reply = SandboxReply.json(object)
    if variant.account == .openAI {
      reply.headers["openai-poll-after-ms"] = "\(service.configuration.timing.pollAfter.milliseconds)"
    }
    return reply
  }

  private func retrieve(_ id: String) async throws -> SandboxReply {
    reply(try await service.job(id, of: variant.account), isWrapped: true)
  }

  private struct Deleted: Encodable {
    let id: String
    let object = "video.deleted"
    let deleted = true
  }

  private func delete(_ id: String) async throws -> SandboxReply {
    let job = try await service.job(id, of: variant.account)
    guard service.status(of: job).isFinal else { throw OpenAIVideosError.notFinal(id) }
    try await service.delete(job)
    return .json(Deleted(id: id))
  }

  func reply(to error: any Error, _ request: SandboxRequest) -> SandboxReply {
    let known =
      switch error {
      case let error as OpenAIVideosError: error
      case let trouble as SandboxTrouble: variant.error(trouble, request)
      default: OpenAIVideosError.server("The sandbox could not answer: \(error)")
      }
    // This family wraps refusals of a create in another envelope than the rest.
    if variant.account == .relay, request.method == "POST" { return known.as(.task).reply }
    return known.reply
  }
}

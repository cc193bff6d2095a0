/// Finds the dialect a request belongs to, and counts.
struct SandboxRouter: Sendable {
  let service: SandboxService
  let dialects: [any SandboxDialect]
  let counter = RequestCounter()

  init(_ service: SandboxService) {
    self.service = service
    dialects =
      OpenAIVideosVariant.all.map { OpenAIVideosDialect(service, $0) }
      + [
        VtrixTaskDialect(service: service), V2GenerationsDialect(service: service),
        ClipLinkDialect(service: service),
      ]
  }

  func answer(_ request: SandboxRequest) async -> SandboxReply {
    let segments = request.segments
    if request.method == "GET", segments == ["sandbox", "stats"] { return await stats() }
    guard let route = route(method: request.method, segments: segments) else {
      await counter.count("other")
      return OpenAIVideosError.invalidURL(request).reply
    }
    await counter.count(route.name)
    do {
      try await service.transcript?.add(request, route)
    } catch {
      return .text("the sandbox can't keep this request: \(error)\n", status: 500, type: "text/plain")
    }
    return await route.answer(request)
  }

  /// What a request with this target, query and all, asks for; nil for anything else.
  func call(of method: String, _ target: String) -> SandboxCall? {
    route(method: method, segments: SandboxRequest.segments(of: target.prefix { $0 != "?" }))?.call
  }

  private func route(method: String, segments: [String]) -> SandboxRoute? {
    dialects.lazy.compactMap { $0.route(method: method, segments: segments) }.first
  }

  private struct Stats: Encodable {
    let created: Int
    let requests: [String: Int]
  }

  private func stats() async -> SandboxReply {
    .json(Stats(created: await service.store.created, requests: await counter.counts))
  }
}

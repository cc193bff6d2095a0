/// Finds the dialect a request belongs to, and counts.
struct SandboxRouter: Sendable {
  let service: SandboxService
  let dialects: [any SandboxDialect]
  let counter = RequestCounter()

  init(_ service: SandboxService) {
    self.service = service
    dialects = [OpenAIVideosDialect(service)]
  }

  func answer(_ request: SandboxRequest) async -> SandboxReply {
    let segments = request.segments
    if request.method == "GET", segments == ["sandbox", "stats"] { return await stats() }
    for dialect in dialects {
      guard let route = dialect.route(method: request.method, segments: segments) else { continue }
      await counter.count(route.name)
      return await route.answer(request)
    }
    await counter.count("other")
    return OpenAIVideosError.invalidURL(request).reply
  }

  /// What a request with this target, query and all, asks for; nil for anything else.
  func call(of method: String, _ target: String) -> SandboxCall? {
    let path = target.prefix { $0 != "?" }
    let segments = SandboxRequest.segments(of: path)
    return dialects.lazy.compactMap { $0.route(method: method, segments: segments) }.first?.call
  }

  private struct Stats: Encodable {
    let created: Int
    let requests: [String: Int]
  }

  private func stats() async -> SandboxReply {
    let stats = Stats(created: await service.store.created, requests: await counter.counts)
    do { return try .json(stats) } catch { return OpenAIVideosError.server("\(error)").reply }
  }
}

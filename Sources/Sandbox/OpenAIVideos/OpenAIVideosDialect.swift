internal import Foundation

/// The OpenAI Videos API under `/v1`: create, retrieve, list, delete, content.
struct OpenAIVideosDialect: SandboxDialect {
  let service: SandboxService

  init(_ service: SandboxService) { self.service = service }

  func route(method: String, segments: [String]) -> SandboxRoute? {
    guard segments.starts(with: ["v1", "videos"]) else { return nil }
    let id = segments.count > 2 ? segments[2] : ""
    switch (method, segments.count) {
    case ("POST", 2): return route("POST /v1/videos", .create) { request in try await create(request) }
    case ("GET", 2): return route("GET /v1/videos", .list) { request in try await list(request) }
    case ("GET", 3): return route("GET /v1/videos/{id}", .poll) { _ in try await retrieve(id) }
    case ("DELETE", 3): return route("DELETE /v1/videos/{id}") { _ in try await delete(id) }
    case ("GET", 4) where segments[3] == "content":
      return route("GET /v1/videos/{id}/content", .content) { request in try await content(id, request) }
    case (_, 2), (_, 3):
      return route("other") { request in throw OpenAIVideosError.method(request) }
    default:
      return route("other") { request in throw OpenAIVideosError.invalidURL(request) }
    }
  }

  /// A video object with the hint when to ask again.
  func reply(_ job: SandboxJob) throws -> SandboxReply {
    var reply = try SandboxReply.json(OpenAIVideosObject(job, service.status(of: job)))
    reply.headers["openai-poll-after-ms"] = "\(service.configuration.timing.pollAfter.milliseconds)"
    return reply
  }

  private func retrieve(_ id: String) async throws -> SandboxReply {
    guard let job = await service.job(id) else { throw OpenAIVideosError.notFound(id) }
    return try reply(job)
  }

  private struct Deleted: Encodable {
    let id: String
    var object = "video.deleted"
    var deleted = true
  }

  private func delete(_ id: String) async throws -> SandboxReply {
    guard let job = await service.job(id) else { throw OpenAIVideosError.notFound(id) }
    guard service.status(of: job).isFinal else { throw OpenAIVideosError.notFinal(id) }
    try await service.delete(job)
    return try .json(Deleted(id: id))
  }

  /// Checks the key first, lets the server's faults happen, and turns what is thrown into a reply.
  private func route(
    _ name: String, _ call: SandboxCall? = nil,
    _ answer: @escaping @Sendable (SandboxRequest) async throws -> SandboxReply
  ) -> SandboxRoute {
    SandboxRoute(name: name, call: call) { request in
      var reply: SandboxReply
      let rules = service.dice.roll(for: call) { !$0.isOfTransport && $0.takesCall }
      do {
        try authorize(request)
        try refuse(rules)
        reply = try await answer(request)
        if rules.contains(where: { $0.fault == .serverError }) { reply = OpenAIVideosError.serverFault.reply }
      } catch let error as OpenAIVideosError {
        reply = error.reply
      } catch {
        reply = OpenAIVideosError.server("The sandbox could not answer: \(error)").reply
      }
      reply.delay = rules.compactMap(\.time).reduce(.zero, +)
      reply.headers["x-request-id"] = "req_\(UUID().uuidString.lowercased())"
      return reply
    }
  }

  private func refuse(_ rules: [FaultRule]) throws(OpenAIVideosError) {
    let faults = rules.map(\.fault)
    if faults.contains(.tooManyRequests) {
      throw .rateLimit(model: "this account", retryAfter: service.configuration.timing.retryAfter)
    }
    if faults.contains(.unavailable) { throw .overloaded }
  }

  private func authorize(_ request: SandboxRequest) throws(OpenAIVideosError) {
    guard let key = service.configuration.key else { return }
    let words = (request.headers["authorization"] ?? "").split(separator: " ", maxSplits: 1)
    guard words.count == 2, words[0].lowercased() == "bearer" else { throw .missingKey }
    guard words[1] == key else { throw .wrongKey }
  }
}

internal import Foundation

/// One wire protocol over the shared jobs: its paths, checks, replies and error bodies.
protocol SandboxDialect: Sendable {
  var service: SandboxService { get }

  /// Nil when the path is none of this dialect's.
  func route(method: String, segments: [String]) -> SandboxRoute?

  /// The key that a request brings in one of the ways this dialect knows.
  func key(of request: SandboxRequest) -> String?

  /// Whether a request needs a key at all where the server asks for keys.
  var needsKey: Bool { get }

  /// `SandboxTrouble` or an error of the dialect's own, in its own form.
  func reply(to error: any Error, _ request: SandboxRequest) -> SandboxReply
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

extension SandboxDialect {
  func key(of request: SandboxRequest) -> String? { request.bearer }

  var needsKey: Bool { true }

  /// Checks the key first, lets the server's faults happen, and turns what is thrown into a reply.
  func route(
    _ name: String, _ call: SandboxCall? = nil,
    _ answer: @escaping @Sendable (SandboxRequest) async throws -> SandboxReply
  ) -> SandboxRoute {
    SandboxRoute(name: name, call: call) { request in
      var reply: SandboxReply
      let rules = service.dice.roll(for: call) { !$0.isOfTransport && $0.takesCall }
      do {
        try authorize(request)
        try refuse(rules.map(\.fault))
        reply = try await answer(request)
        if rules.contains(where: { $0.fault == .serverError }) {
          reply = self.reply(to: SandboxTrouble.serverFault, request)
        }
      } catch SandboxTrouble.dropped {
        reply = .cut
      } catch {
        reply = self.reply(to: error, request)
      }
      reply.delay = rules.compactMap(\.time).reduce(.zero, +)
      reply.headers["x-request-id"] = "req_\(UUID().uuidString.lowercased())"
      return reply
    }
  }

  private func authorize(_ request: SandboxRequest) throws(SandboxTrouble) {
    guard needsKey, service.configuration.keys != .notNeeded else { return }
    guard let key = key(of: request), !key.isEmpty else { throw .missingKey }
    if case .only(let wanted) = service.configuration.keys, key != wanted { throw .wrongKey }
  }

  private func refuse(_ faults: [SandboxFault]) throws(SandboxTrouble) {
    if faults.contains(.tooManyRequests) {
      throw .rateLimit(what: "this account", retryAfter: service.configuration.timing.retryAfter)
    }
    if faults.contains(.authentication) { throw .wrongKey }
    if faults.contains(.balance) { throw .balance }
    if faults.contains(.busy) { throw .busy }
    if faults.contains(.unavailable) { throw .overloaded }
  }
}

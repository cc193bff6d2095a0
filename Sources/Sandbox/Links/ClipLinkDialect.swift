/// Where the links in replies lead: the clips alone, as a store of files serves them.
///
/// A key that comes along is refused, as such stores do; a client that sends one has leaked it.
struct ClipLinkDialect: SandboxDialect {
  let service: SandboxService

  /// The signature in the link stands for it.
  let needsKey = false

  func route(method: String, segments: [String]) -> SandboxRoute? {
    guard segments.starts(with: ClipLinks.path), segments.count == ClipLinks.path.count + 1,
      let name = segments.last, name.hasSuffix(".mp4")
    else { return nil }
    guard method == "GET" else {
      return route("other") { _ in
        throw Refusal(405, "MethodNotAllowed", "The specified method is not allowed against this resource.")
      }
    }
    return route("GET /sandbox/clips/{id}.mp4", .content) { request in
      try await clip(String(name.dropLast(4)), request)
    }
  }

  private func clip(_ id: String, _ request: SandboxRequest) async throws -> SandboxReply {
    guard request.headers["authorization"] == nil, request.headers["api-key"] == nil else {
      throw Refusal(
        400, "InvalidArgument",
        "Only one auth mechanism allowed; only the signature in the link or a header should be specified")
    }
    guard let expires = request.query["expires"].flatMap({ Int64($0) }),
      let signature = request.query["signature"],
      service.links.isSigned(id, expires: expires, signature: signature)
    else {
      throw Refusal(
        403, "SignatureDoesNotMatch", "The signature we calculated does not match the one you provided.")
    }
    guard service.clock.now() / 1000 < expires else {
      throw Refusal(403, "AccessDenied", "Request has expired")
    }
    guard let job = await service.store.job(id), let clip = try await service.clip(of: job, request) else {
      throw Refusal(404, "NoSuchKey", "The specified key does not exist.")
    }
    return clip
  }

  /// What such stores put into every error, for their own people.
  private static func mark() -> String {
    String(UInt64.random(in: .min ... .max), radix: 36, uppercase: true)
  }

  private struct Refusal: Error {
    let status: Int
    let code: String
    let message: String

    init(_ status: Int, _ code: String, _ message: String) {
      (self.status, self.code, self.message) = (status, code, message)
    }
  }

  func reply(to error: any Error, _ request: SandboxRequest) -> SandboxReply {
    let refusal: Refusal
    var headers: [String: String] = [:]
    switch error {
    case let error as Refusal: refusal = error
    case SandboxTrouble.unsatisfiableRange(let length):
      refusal = Refusal(416, "InvalidRange", "The requested range is not satisfiable")
      headers["Content-Range"] = "bytes */\(length)"
    case SandboxTrouble.rateLimit, SandboxTrouble.overloaded:
      refusal = Refusal(503, "SlowDown", "Please reduce your request rate.")
    default:
      refusal = Refusal(500, "InternalError", "We encountered an internal error. Please try again.")
    }
    var reply = SandboxReply.text(
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <Error><Code>\(refusal.code)</Code><Message>\(refusal.message)</Message><RequestId>\(Self.mark())</RequestId>\
      <HostId>\(Self.mark())\(Self.mark())</HostId></Error>
      """, status: refusal.status, type: "application/xml")
    reply.headers.merge(headers) { _, new in new }
    return reply
  }
}

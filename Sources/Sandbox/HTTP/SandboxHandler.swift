internal import Domain
internal import FlyingFox
internal import Foundation
private import SystemPackage

/// Between FlyingFox and the dialects: bodies in, replies out.
struct SandboxHandler: HTTPHandler {
  let router: SandboxRouter
  let budget: ByteBudget

  private var bodyLimit: Int { router.service.configuration.bodyLimit }

  func handleRequest(_ request: HTTPRequest) async throws -> HTTPResponse {
    // Only a chunked body hides its length.
    let length = request.bodySequence.count ?? bodyLimit
    let reply = try await budget.with(min(length, bodyLimit)) {
      // Its turn may come when the client is gone.
      try Task.checkCancellation()
      return await router.answer(try await Self.read(request, limit: bodyLimit))
    }
    if reply.delay > .zero { try await router.service.clock.sleep(reply.delay) }
    return try Self.response(reply, to: request)
  }

  /// Reads a body to its end even when it is too large: what stays unread would be taken for a next request.
  private static func read(_ request: HTTPRequest, limit: Int) async throws -> SandboxRequest {
    var bytes = Data()
    var count = 0
    for try await chunk in request.bodySequence {
      count += chunk.count
      if count <= limit { bytes.append(chunk) } else { bytes = Data() }
    }
    return SandboxRequest(
      method: request.method.rawValue.uppercased(),
      path: request.target.path(),
      query: Dictionary(request.query.map { ($0.name, $0.value) }) { first, _ in first },
      headers: Dictionary(request.headers.map { ($0.key.rawValue.lowercased(), $0.value) }) { first, _ in
        first
      },
      body: count <= limit ? .bytes(bytes) : .tooLarge(bytes: count))
  }

  private static func response(_ reply: SandboxReply, to request: HTTPRequest) throws -> HTTPResponse {
    var headers = HTTPHeaders()
    for (name, value) in reply.headers { headers[HTTPHeader(name)] = value }
    if request.headers[.connection]?.lowercased() == "close" { headers[.connection] = "close" }
    let status = HTTPStatusCode(reply.status, phrase: phrases[reply.status] ?? "Status")
    // A reply to HEAD announces a body that must not follow; none of ours has one.
    if request.method == .HEAD {
      return HTTPResponse(statusCode: status, headers: headers)
    }
    if reply.isCut {
      return HTTPResponse(statusCode: status, headers: headers, body: try CutBody.sequence(reply.body))
    }
    switch reply.body {
    case .bytes(let data):
      return HTTPResponse(statusCode: status, headers: headers, body: data)
    case .file(let path, let range):
      let body = try HTTPBodySequence(
        file: URL(filePath: path.string), range: range, suggestedBufferSize: 64 << 10)
      return HTTPResponse(statusCode: status, headers: headers, body: body)
    }
  }

  private static let phrases = [
    200: "OK", 206: "Partial Content", 400: "Bad Request", 401: "Unauthorized", 404: "Not Found",
    403: "Forbidden", 405: "Method Not Allowed", 413: "Payload Too Large", 416: "Range Not Satisfiable",
    429: "Too Many Requests", 500: "Internal Server Error", 502: "Bad Gateway", 503: "Service Unavailable",
  ]
}

import Domain
import NIOHTTP1

/// What every dialect needs to talk to one provider: its address, its key, the transport and a clock.
struct ProviderClient: Sendable {
  let entry: ProviderEntry
  let base: BaseURL
  let key: APIKey?
  let transport: HTTPTransport
  /// Unix seconds.
  let now: @Sendable () -> Int64

  var name: String { entry.name }

  func error(_ code: ProviderError.Code, _ message: String) -> ProviderError {
    ProviderError(code, provider: name, message)
  }

  /// Headers for the provider's own host, with the key. Nothing else may be sent these.
  func headers(accept: String = "application/json") -> HTTPHeaders {
    var headers: HTTPHeaders = ["accept": accept, "user-agent": "firstframe"]
    if let key, let name = entry.keyHeader {
      headers.add(name: name, value: key.secret)
    } else if let key {
      headers.add(name: "authorization", value: "Bearer \(key.secret)")
    }
    return headers
  }

  /// With what the provider wants in every query. Throws `configuration` for a job id that can't be a path segment.
  func url(
    _ segments: [String], query: [(name: String, value: String)] = []
  ) throws(ProviderError) -> String {
    let fixed = entry.query.sorted { $0.key < $1.key }.map { (name: $0.key, value: $0.value) }
    guard let url = base.appending(segments, query: fixed + query) else {
      throw ProviderError(
        .configuration, provider: name, "“\(segments.joined(separator: "/"))” is not a path")
    }
    return url
  }

  func get(
    _ segments: [String], query: [(name: String, value: String)] = [], doing: String
  ) async throws(ProviderError) -> HTTPReply {
    try await send(.GET, segments, query: query, doing: doing)
  }

  func delete(_ segments: [String], doing: String) async throws(ProviderError) -> HTTPReply {
    try await send(.DELETE, segments, query: [], doing: doing)
  }

  private func send(
    _ method: HTTPMethod, _ segments: [String], query: [(name: String, value: String)], doing: String
  ) async throws(ProviderError) -> HTTPReply {
    let call = HTTPCall(method: method, url: try url(segments, query: query), headers: headers())
    CrashPoint.reach(.beforeQuestion)
    do {
      return try await transport.send(call)
    } catch {
      throw ProviderError(error, provider: name, doing: doing)
    }
  }
}

import Foundation
import Sandbox

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// Speaks HTTP to a sandbox with the system's own client.
struct TestClient: Sendable {
  let address: SandboxAddress
  private let session: URLSession

  init(_ address: SandboxAddress) {
    self.address = address
    let settings = URLSessionConfiguration.ephemeral
    settings.httpMaximumConnectionsPerHost = 16
    session = URLSession(configuration: settings)
  }

  struct Reply: Sendable {
    let status: Int
    /// By lower-case name.
    let headers: [String: String]
    let body: Data

    func decode<Value: Decodable>(_ type: Value.Type = Value.self) throws -> Value {
      let decoder = JSONDecoder()
      decoder.keyDecodingStrategy = .convertFromSnakeCase
      return try decoder.decode(type, from: body)
    }
  }

  func send(
    _ method: String, _ path: String, headers: [String: String] = [:], body: Data? = nil,
    host: String = "127.0.0.1"
  ) async throws -> Reply {
    guard let url = URL(string: "http://\(host):\(address.port)\(path)") else { throw URLError(.badURL) }
    var request = URLRequest(url: url)
    request.httpMethod = method
    request.timeoutInterval = 60
    request.httpBody = body
    for (name, value) in headers { request.setValue(value, forHTTPHeaderField: name) }
    let (data, response) = try await session.data(for: request)
    guard let response = response as? HTTPURLResponse else { throw URLError(.badServerResponse) }
    var received: [String: String] = [:]
    for (name, value) in response.allHeaderFields {
      received["\(name)".lowercased()] = "\(value)"
    }
    return Reply(status: response.statusCode, headers: received, body: data)
  }

  func get(
    _ path: String, headers: [String: String] = [:], host: String = "127.0.0.1"
  ) async throws -> Reply {
    try await send("GET", path, headers: headers, host: host)
  }

  func create(_ form: TestForm, headers: [String: String] = [:]) async throws -> Reply {
    let headers = headers.merging(["Content-Type": form.contentType]) { own, _ in own }
    return try await send("POST", "/v1/videos", headers: headers, body: form.body)
  }

  func create(json: String) async throws -> Reply {
    try await send(
      "POST", "/v1/videos", headers: ["Content-Type": "application/json"], body: Data(json.utf8))
  }

  /// A new job's id.
  func createdID(_ prompt: String = "a slow push in") async throws -> String {
    try await create(.create(["prompt": prompt])).decode(TestVideo.self).id
  }

  func video(_ id: String) async throws -> TestVideo { try await get("/v1/videos/\(id)").decode() }

  func stats() async throws -> TestStats { try await get("/sandbox/stats").decode() }
}

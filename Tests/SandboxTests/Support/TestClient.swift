import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1
import Sandbox

/// Speaks HTTP to a sandbox.
struct TestClient: Sendable {
  let address: SandboxAddress

  /// Requests wait their turn for a connection, however many are made at once.
  private static let http = HTTPClient(
    eventLoopGroupProvider: .singleton,
    configuration: HTTPClient.Configuration(timeout: HTTPClient.Configuration.Timeout(connect: .minutes(5))))

  init(_ address: SandboxAddress) { self.address = address }

  struct Reply: Sendable {
    let status: Int
    /// By lower-case name.
    let headers: [String: String]
    let body: Data

    /// The body as text.
    var text: String { String(decoding: body, as: UTF8.self) }

    func decode<Value: Decodable>(_ type: Value.Type = Value.self) throws -> Value {
      let decoder = JSONDecoder()
      decoder.keyDecodingStrategy = .convertFromSnakeCase
      return try decoder.decode(type, from: body)
    }
  }

  func send(
    _ method: String, _ path: String, headers: [String: String] = [:], body: Data? = nil
  ) async throws -> Reply {
    var request = HTTPClientRequest(url: "http://127.0.0.1:\(address.port)\(path)")
    request.method = HTTPMethod(rawValue: method)
    request.headers = HTTPHeaders(headers.map { ($0.key, $0.value) })
    request.body = body.map { .bytes(ByteBuffer(bytes: $0)) }
    let response = try await Self.http.execute(request, timeout: .minutes(5))
    let received = response.headers.map { ($0.name.lowercased(), $0.value) }
    let bytes = try await response.body.collect(upTo: 64 << 20)
    return Reply(
      status: Int(response.status.code), headers: Dictionary(received) { _, last in last },
      body: Data(bytes.readableBytesView))
  }

  func get(_ path: String, headers: [String: String] = [:]) async throws -> Reply {
    try await send("GET", path, headers: headers)
  }

  func create(
    _ form: TestForm, at path: String = "/v1/videos", headers: [String: String] = [:]
  ) async throws -> Reply {
    let headers = headers.merging(["Content-Type": form.contentType]) { own, _ in own }
    return try await send("POST", path, headers: headers, body: form.body)
  }

  func create(json: String) async throws -> Reply { try await post("/v1/videos", json) }

  func post(_ path: String, _ json: String, headers: [String: String] = [:]) async throws -> Reply {
    let headers = headers.merging(["Content-Type": "application/json"]) { own, _ in own }
    return try await send("POST", path, headers: headers, body: Data(json.utf8))
  }

  /// A new job's id.
  func createdID(_ prompt: String = "a slow push in") async throws -> String {
    try await create(.create(["prompt": prompt])).decode(TestVideo.self).id
  }

  func video(_ id: String) async throws -> TestVideo { try await get("/v1/videos/\(id)").decode() }

  func stats() async throws -> TestStats { try await get("/sandbox/stats").decode() }
}

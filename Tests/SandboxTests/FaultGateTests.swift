import AsyncHTTPClient
import NIOCore
import NIOHTTP1
import TestSupport
import Testing

@testable import Sandbox

/// What clients see of the faults of the transport, and what the server makes of their requests.
@Suite(.timeLimit(.hang))
struct FaultGateTests {
  @Test(arguments: [
    ("close-before-read", 0), ("drop", 0), ("close-after-read", 1), ("reset", 1), ("truncate", 1),
  ])
  func `a broken create brings no reply, and a job or none`(fault: String, made: Int) async throws {
    // A client of ours sends anew on its own when nothing was read; the first request alone is to fail.
    try await withSandbox(faults: ["\(fault)=first:1"]) { client in
      await #expect(throws: (any Error).self) { try await Self.createOnce(client) }
      let created = try await client.stats().created
      #expect(created == made)
      #expect(try await client.create(.create()).status == 200)
      #expect(try await client.stats().created == made + 1)
    }
  }

  @Test func `a stalled create makes its job and keeps its client waiting`() async throws {
    try await withSandbox(faults: ["create/stall=first:1"]) { client in
      try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask { _ = try await Self.createOnce(client) }
        try await Poll.until("the job is made") { try await client.stats().created == 1 }
        group.cancelAll()
        await #expect(throws: (any Error).self) { try await group.next() }
      }
      #expect(try await client.create(.create()).status == 200)
    }
  }

  @Test func `a fault of one kind of call leaves the others alone`() async throws {
    try await withSandbox(faults: ["content/truncate=first:1", "list/close-after-read"]) { client in
      let id = try await client.createdID()
      #expect(try await client.video(id).id == id)
      await #expect(throws: (any Error).self) { try await client.get("/v1/videos?limit=5") }
      #expect(try await client.get("/sandbox/stats").status == 200)
    }
  }

  @Test func `a clip that is cut can be had in two pieces`() async throws {
    let time = VirtualClock()
    try await withSandbox(clock: time, faults: ["content/truncate=first:1"]) { client in
      let id = try await client.createdID()
      time.advance(milliseconds: 1000)
      let path = "/v1/videos/\(id)/content"
      await #expect(throws: (any Error).self) { try await client.get(path) }
      let whole = try await client.get(path)
      #expect(whole.body == TinyClip.bytes(for: id))
      let rest = try await client.get(path, headers: ["Range": "bytes=100-"])
      #expect(rest.status == 206)
      #expect(rest.body == whole.body.dropFirst(100))
    }
  }

  @Test func `what is not broken passes as it is, on connections that stay open`() async throws {
    try await withSandbox(faults: ["drop=0"]) { client in
      let id = try await client.createdID("ü “quoted” 🎬")
      for _ in 0..<20 { #expect(try await client.video(id).prompt == "ü “quoted” 🎬") }
      #expect(try await client.get("/nowhere").status == 404)
      let stats = try await client.stats()
      #expect(stats.requests["GET /v1/videos/{id}"] == 20)
    }
  }

  @Test func `many at once come out, but for the share that is broken`() async throws {
    try await withSandbox(faults: ["create/close-after-read=0.2"]) { client in
      let answered = await withTaskGroup(of: Bool.self) { group in
        for _ in 0..<100 { group.addTask { (try? await Self.createOnce(client)) != nil } }
        return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
      }
      let created = try await client.stats().created
      #expect((60...95).contains(answered))
      #expect(created == 100)
    }
  }

  @Test func `a gate on a taken port is told in a sentence`() async throws {
    try await withSandbox { client in
      let taken = client.address.port
      await #expect(throws: SandboxError.portTaken(taken)) {
        try await withSandbox(faults: ["drop=0"], { $0.port = taken }) { _ in Issue.record("it listens") }
      }
    }
  }

  /// On a connection of its own, and never twice.
  private static func createOnce(_ client: TestClient) async throws -> Int {
    var configuration = HTTPClient.Configuration()
    // The fault is to end it, not a machine that is busy.
    configuration.timeout.connect = .minutes(5)
    configuration.connectionPool.retryConnectionEstablishment = false
    configuration.maximumUsesPerConnection = 1
    let http = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
    do {
      let form = TestForm.create()
      var request = HTTPClientRequest(url: "http://127.0.0.1:\(client.address.port)/v1/videos")
      request.method = .POST
      request.headers = ["content-type": form.contentType, "connection": "close"]
      request.body = .bytes(form.body)
      let response = try await http.execute(request, timeout: .minutes(5))
      _ = try await response.body.collect(upTo: 1 << 20)
      try await http.shutdown()
      return Int(response.status.code)
    } catch {
      try await http.shutdown()
      throw error
    }
  }
}

import Testing

@testable import Sandbox

/// Faults of the server and of jobs that no prompt asks for.
struct ServerFaultTests {
  @Test(arguments: [("429", 429, 0), ("503", 503, 0), ("500", 500, 1)])
  func `a create is refused, or lost with its job made`(fault: String, status: Int, made: Int) async throws {
    try await withSandbox(faults: ["create/\(fault)=first:1"]) { client in
      let reply = try await client.create(.create())
      #expect(reply.status == status)
      #expect((reply.headers["retry-after"] == "1") == (status == 429))
      let error: TestError = try reply.decode()
      #expect(!error.message.isEmpty)
      #expect(try await client.stats().created == made)
      #expect(try await client.create(.create()).status == 200)
    }
  }

  @Test func `polls and lists can be refused too, and nothing else then`() async throws {
    try await withSandbox(faults: ["poll/429=first:1", "list/503=first:1"]) { client in
      let id = try await client.createdID()
      #expect(try await client.get("/v1/videos/\(id)").status == 429)
      #expect(try await client.get("/v1/videos/\(id)").status == 200)
      #expect(try await client.get("/v1/videos").status == 503)
      #expect(try await client.get("/v1/videos").status == 200)
    }
  }

  @Test func `latency holds back any reply, and adds up`() async throws {
    let time = VirtualClock()
    try await withSandbox(clock: time, faults: ["latency:2s", "poll/latency:500ms"]) { client in
      let start = time.now
      let id = try await client.createdID()
      #expect(time.now == start + 2000)
      _ = try await client.video(id)
      #expect(time.now == start + 4500)
    }
  }

  @Test(arguments: ["moderation-image", "moderation-prompt", "size", "gone"])
  func `what is refused when a job is made can be asked for by rule`(fault: String) async throws {
    try await withSandbox(faults: ["\(fault)=first:1"]) { client in
      let refused = try await client.create(.create())
      let marked = try await client.create(.create(["prompt": "a cat [sandbox:\(fault)]"]))
      #expect([400, 404].contains(refused.status) && refused.text == marked.text)
      #expect(try await client.stats().created == 0)
      #expect(try await client.create(.create()).status == 200)
    }
  }

  @Test func `a job that never ends can be asked for by rule`() async throws {
    let time = VirtualClock()
    try await withSandbox(clock: time, faults: ["stuck=first:1"]) { client in
      let id = try await client.createdID()
      time.advance(milliseconds: 1_000_000)
      #expect(try await client.video(id).status == "in_progress")
    }
  }

  @Test(arguments: [("moderation", "moderation_blocked"), ("fail", "internal_error")])
  func `the first jobs fail and later ones don't`(fault: String, code: String) async throws {
    let time = VirtualClock()
    try await withSandbox(clock: time, faults: ["\(fault)=first:2"]) { client in
      var ids: [String] = []
      for number in 0..<3 { ids.append(try await client.createdID("shot \(number)")) }
      time.advance(milliseconds: 1000)
      var codes: [String?] = []
      for id in ids { codes.append(try await client.video(id).error?.code) }
      #expect(codes == [code, code, nil])
    }
  }

  @Test func `jobs expire and dawdle by rule`() async throws {
    let time = VirtualClock()
    try await withSandbox(clock: time, faults: ["expire=first:1"]) { client in
      let id = try await client.createdID()
      time.advance(milliseconds: 1000)
      #expect(try await client.get("/v1/videos/\(id)/content").status == 404)
    }
    try await withSandbox(clock: time, faults: ["slow"]) { client in
      let id = try await client.createdID()
      time.advance(milliseconds: 1000)
      #expect(try await client.video(id).status == "in_progress")
    }
  }
}

import Testing

@testable import Sandbox

struct ShotFaultServerTests {
  @Test func `a moderated job fails with the service's code`() async throws {
    let time = VirtualClock()
    try await withSandbox(clock: time) { client in
      let id = try await client.createdID("a cat [sandbox:moderation]")
      time.advance(milliseconds: 1000)
      let video = try await client.video(id)
      #expect(video.status == "failed")
      #expect(
        video.error
          == .init(code: "moderation_blocked", message: "Your request was blocked by our moderation system."))
      #expect(try await client.get("/v1/videos/\(id)/content").status == 404)
      let failing = try await client.createdID("a cat [sandbox:fail]")
      time.advance(milliseconds: 1000)
      #expect(try await client.video(failing).error?.code == "internal_error")
    }
  }

  @Test func `an expired clip is gone while its job is completed`() async throws {
    let time = VirtualClock()
    try await withSandbox(clock: time) { client in
      let id = try await client.createdID("a cat [sandbox:expire]")
      time.advance(milliseconds: 1000)
      let video = try await client.video(id)
      #expect(video.status == "completed" && video.expiresAt == video.completedAt)
      let gone = try await client.get("/v1/videos/\(id)/content")
      #expect(gone.status == 404)
      #expect(
        try gone.decode() == TestError("The video is no longer available. Downloads expire after 1 hours."))
    }
  }

  @Test func `the rate limit shows once per shot and creates nothing`() async throws {
    try await withSandbox({ $0.timing.retryAfter = .milliseconds(2500) }) { client in
      let form = TestForm.create(["prompt": "a cat [sandbox:429]"])
      let refused = try await client.create(form)
      #expect(refused.status == 429)
      #expect(refused.headers["retry-after"] == "3")
      #expect(try refused.decode(TestError.self).code == "rate_limit_exceeded")
      #expect(try await client.stats().created == 0)
      #expect(try await client.create(form).status == 200)
      #expect(try await client.create(.create(["prompt": "a dog [sandbox:429]"])).status == 429)
    }
  }

  @Test func `the server fault shows once per shot, after the job was created`() async throws {
    try await withSandbox { client in
      let form = TestForm.create(["prompt": "a cat [sandbox:500]"])
      let lost = try await client.create(form)
      #expect(lost.status == 500)
      #expect(try lost.decode(TestError.self).type == "server_error")
      let list: TestList = try await client.get("/v1/videos").decode()
      #expect(list.data.map(\.prompt) == ["a cat [sandbox:500]"])
      #expect(try await client.create(form).status == 200)
      #expect(try await client.stats().created == 2)
    }
  }

  @Test(arguments: [("drop", 0), ("close-after-read", 1)])
  func `the connection breaks once per shot, before or after the job is made`(marker: String, made: Int)
    async throws
  {
    try await withSandbox { client in
      let form = TestForm.create(["prompt": "a cat [sandbox:\(marker)]"])
      await #expect(throws: (any Error).self) { try await client.create(form) }
      let created = try await client.stats().created
      #expect(created == made)
      #expect(try await client.create(form).status == 200)
    }
  }

  @Test(arguments: [SandboxAccount.openAI, .vtrix])
  func `a clip's first download breaks off halfway, and the rest can be had`(account: SandboxAccount)
    async throws
  {
    let time = VirtualClock()
    try await withSandbox(clock: time) { client in
      let service = StandIn(account: account, client: client)
      let id = try await service.createdID("a cat [sandbox:truncate]")
      time.advance(milliseconds: 1000)
      let (path, headers) = try await service.clip(id)
      await #expect(throws: (any Error).self) { try await client.get(path, headers: headers) }
      let whole = TinyClip.bytes(for: id)
      let rest = try await client.get(
        path, headers: headers.merging(["Range": "bytes=\(whole.count / 2)-"]) { $1 })
      #expect(rest.status == 206 && rest.body == whole.dropFirst(whole.count / 2))
    }
  }

  @Test func `a slow job takes longer by what the timing says`() async throws {
    let time = VirtualClock()
    try await withSandbox(clock: time) { client in
      let id = try await client.createdID("a cat [sandbox:slow]")
      time.advance(milliseconds: 30_999)
      #expect(try await client.video(id).status == "in_progress")
      time.advance(milliseconds: 1)
      #expect(try await client.video(id).status == "completed")
    }
  }

  @Test func `latency lies between the job and the reply`() async throws {
    let time = VirtualClock()
    try await withSandbox(clock: time, faults: ["create/latency:7s"]) { client in
      let start = time.now
      let video: TestVideo = try await client.create(.create()).decode()
      #expect(time.now == start + 7000)
      #expect(video.status == "queued" && video.createdAt == start / 1000)
    }
  }
}

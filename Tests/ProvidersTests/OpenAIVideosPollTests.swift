import Domain
import Testing

@testable import Providers

struct OpenAIVideosPollTests {
  @Test func `every field of a completed job is read`() async throws {
    let body = """
      {"id":"video_1","object":"video","created_at":1788261540,"status":"completed",
      "completed_at":1788261591,"error":null,"expires_at":1788347940,"model":"sora-2","progress":100,
      "prompt":"slow push-in","remixed_from_video_id":null,"seconds":"4","size":"720x1280"}
      """
    let job = try await poll(body, headers: ["openai-poll-after-ms": "2500"])
    #expect(job.id.rawValue == "video_1")
    #expect(job.status == .completed)
    #expect(job.progress == 1)
    #expect(job.model == "sora-2")
    #expect(job.prompt == "slow push-in")
    #expect(job.size == PixelSize(width: 720, height: 1280))
    #expect(job.seconds == 4)
    #expect(job.createdAt == 1_788_261_540)
    #expect(job.completedAt == 1_788_261_591)
    #expect(job.expiresAt == 1_788_347_940)
    #expect(job.pollAfter == .milliseconds(2500))
    #expect(job.resultURL == nil)
  }

  @Test(arguments: [
    (["openai-poll-after-ms": "2500", "Retry-After": "9"], Duration.milliseconds(2500)),
    (["openai-poll-after-ms": "soon", "Retry-After": "9"], .seconds(9)), (["Retry-After": "9"], .seconds(9)),
    (
      ["Date": "Sun, 06 Nov 1994 08:49:37 GMT", "Retry-After": "Sun, 06 Nov 1994 08:49:57 GMT"], .seconds(20)
    ),
    (["openai-poll-after-ms": "-1"], nil), ([:], nil),
  ])
  func `the pause before the next poll is the server's wish`(
    headers: [String: String], pause: Duration?
  ) async throws {
    let job = try await poll(#"{"id":"v","status":"in_progress"}"#, headers: headers)
    #expect(job.pollAfter == pause)
  }

  @Test func `without an expiry of its own a job gets the provider's retention`() async throws {
    let job = try await poll(#"{"id":"v","status":"completed","completed_at":1000}"#)
    #expect(job.expiresAt == 4600)
  }

  @Test(
    arguments: [
      ("1000", 1000), ("1790000000000", 1_790_000_000), ("0", nil), ("-5", nil), ("1e40", nil),
      ("9223372036854774784000", nil),
    ] as [(String, Int64?)])
  func `a time is in seconds, and one beyond all reason is none`(text: String, time: Int64?) async throws {
    let job = try await poll(#"{"id":"v","status":"completed","completed_at":\#(text)}"#)
    #expect(job.completedAt == time)
    #expect(job.expiresAt == time.map { $0 + 3600 })
  }

  @Test(arguments: [
    ("queued", JobSnapshot.Status.queued), ("pending", .queued), ("SUBMITTED", .queued),
    ("NOT_START", .queued),
    ("in_progress", .running), ("In-Progress", .running), ("processing", .running), ("RUNNING", .running),
    ("unknown", .running), ("", .running), ("marinating", .running), ("completed", .completed),
    ("success", .completed), ("Succeeded", .completed),
  ])
  func `status words are understood in any case`(word: String, status: JobSnapshot.Status) async throws {
    #expect(try await poll(#"{"id":"v","status":"\#(word)"}"#).status == status)
  }

  @Test(arguments: ["failed", "FAILURE", "cancelled", "Canceled"])
  func `words for the end without a clip are failures`(word: String) async throws {
    let job = try await poll(#"{"id":"v","status":"\#(word)","error":{"code":"x","message":"gone wrong"}}"#)
    guard case .failed(let failure) = job.status else {
      Issue.record("\(word) became \(job.status)")
      return
    }
    #expect(failure.code == "x")
    #expect(failure.message.contains("gone wrong"))
  }

  @Test func `a provider that says so does not bill failures`() async throws {
    let job = try await poll(#"{"id":"v","status":"failed"}"#, entry: "sandbox")
    guard case .failed(let failure) = job.status else {
      Issue.record("not failed")
      return
    }
    #expect(failure.isUnbilled)
  }

  @Test(arguments: [
    ("45", 0.45), ("45.5", 0.455), (#""45%""#, 0.45), (#""45""#, 0.45), ("0.35", 0.35), ("0", 0), ("100", 1),
    ("1", 0.01), ("250", 1), ("-3", 0),
  ])
  func `progress comes in many forms`(text: String, progress: Double) async throws {
    let read = try #require(try await poll(#"{"id":"v","progress":\#(text)}"#).progress)
    #expect(abs(read - progress) < 1e-9)
  }

  @Test(arguments: ["null", #""soon""#, "[]", "{}", "1e999", #""NaN""#])
  func `progress that means nothing is left out`(text: String) async throws {
    #expect(try await poll(#"{"id":"v","progress":\#(text)}"#).progress == nil)
  }

  @Test(arguments: ["4", #""4""#, "4.0"]) func `seconds come as number or string`(text: String) async throws {
    #expect(try await poll(#"{"id":"v","seconds":\#(text)}"#).seconds == 4)
  }

  @Test func `the id that was asked for stays, whatever the relay shows`() async throws {
    #expect(
      try await poll(#"{"id":"upstream_7","status":"queued"}"#, asking: "task_1").id.rawValue == "task_1")
  }

  @Test func `a job's id is one segment of the path`() async throws {
    try await ScriptedPeer.run(script: { _ in .json(#"{"id":"v"}"#) }) { peer in
      _ = try await Sample.withProvider(at: peer.base) { try await $0.poll(Sample.job("a/b?c#ü%2e")) }
      #expect(peer.requests.first?.target == "/v1/videos/a%2Fb%3Fc%23%C3%BC%252e")
    }
  }

  @Test(arguments: [".", ".."]) func `an id that would climb out of the path is none`(id: String) {
    #expect(JobID(id) == nil)
  }

  @Test(arguments: [
    "", "[]", "<html>", #"{"error":{"message":"try later"}}"#, #"{"status":"error","message":"try later"}"#,
    #"{"code":"fail","message":"x"}"#,
  ])
  func `an error in the clothes of a success ends no job`(body: String) async throws {
    let error = await #expect(throws: ProviderError.self) { try await poll(body) }
    #expect(error?.code == .badReply)
    #expect(error?.isRetryable == true)
  }

  @Test func `an expired job is said to be expired`() async throws {
    let error = await #expect(throws: ProviderError.self) {
      try await poll(#"{"id":"v","status":"expired"}"#)
    }
    #expect(error?.code == .expired)
  }

  private func poll(
    _ body: String, headers: [String: String] = [:], entry: String = "openai", asking id: String = "video_1"
  ) async throws -> JobSnapshot {
    try await Sample.polled(body, entry: entry, headers: headers, asking: id)
  }
}

import Domain
import Testing

@testable import Providers

struct V2GenerationsPollTests {
  @Test func `every field of a finished task is read`() async throws {
    let job = try await poll(
      """
      {"task_id":"f0aa213c","platform":"sora","action":"generate","status":"SUCCESS","fail_reason":"",
      "submit_time":1750221308,"start_time":0,"finish_time":1750221572,"progress":"100%",
      "data":{"output":"https://cdn.example.com/x.mp4"},"search_item":""}
      """)
    #expect(job.status == .completed)
    #expect(job.progress == 1)
    #expect(job.createdAt == 1_750_221_308)
    #expect(job.completedAt == 1_750_221_572)
    #expect(job.resultURL == "https://cdn.example.com/x.mp4")
  }

  @Test(arguments: [
    ("NOT_START", JobSnapshot.Status.queued), ("SUBMITTED", .queued), ("QUEUED", .queued),
    ("pending", .queued),
    ("IN_PROGRESS", .running), ("in_progress", .running), ("processing", .running), ("UNKNOWN", .running),
    ("SUCCESS", .completed), ("completed", .completed),
  ])
  func `statuses are understood in any case`(word: String, status: JobSnapshot.Status) async throws {
    #expect(try await poll(#"{"task_id":"t","status":"\#(word)"}"#).status == status)
  }

  @Test(arguments: [
    #""data":{"output":"https://h/a"}"#, #""data":{"outputs":["https://h/a","https://h/b"]}"#,
    #""outputs":["https://h/a"]"#, #""video_url":"https://h/a""#, #""url":"https://h/a""#,
    #""output_url":"https://h/a","data":null"#, #""data":{"output":""},"output":"https://h/a""#,
    #""output":["https://h/a"]"#, #""data":{"output":{"url":"https://h/a"}}"#,
    #""data":{"output":[{"type":"image","url":"https://h/b"},{"type":"VIDEO","url":"https://h/a"}]}"#,
    #""data":{"outputs":[{"video_url":["https://h/a"]}]}"#, #""data":[{"url":"https://h/a"}]"#,
    #""data":"https://h/a""#, #""data":{"video":{"url":"https://h/a"}}"#,
  ])
  func `the link is found wherever relays put it`(member: String) async throws {
    let job = try await poll(#"{"task_id":"t","status":"SUCCESS",\#(member)}"#)
    #expect(job.resultURL == "https://h/a")
  }

  @Test(arguments: [
    (400, #"{"code":"task_not_exist","message":"task_not_exist","data":null}"#),
    (400, #"{"error":{"message":"The task f0 does not exist","type":"invalid_request_error"}}"#),
    (200, #"{"code":"task_not_exist","message":"task_not_exist","data":null}"#), (404, "{}"),
  ])
  func `a task that the server does not know is unknown, whatever the status`(
    status: Int, body: String
  ) async throws {
    try await ScriptedPeer.run(script: { _ in .json(body, status: status) }) { peer in
      let error = await #expect(throws: ProviderError.self) {
        try await Sample.withProvider(at: peer.base, entry: "yutoai") { try await $0.poll(Sample.job("f0")) }
      }
      #expect(error?.code == .jobUnknown)
    }
  }

  @Test(arguments: [
    #"{"code":"invalid_request","message":"The model of this task does not exist"}"#,
    #"{"message":"bad"}"#,
  ])
  func `other refusals of a poll stay what they are`(body: String) async throws {
    try await ScriptedPeer.run(script: { _ in .json(body, status: 400) }) { peer in
      let error = await #expect(throws: ProviderError.self) {
        try await Sample.withProvider(at: peer.base, entry: "yutoai") { try await $0.poll(Sample.job("f0")) }
      }
      #expect(error?.code == .refused)
    }
  }

  @Test(arguments: [("\"45%\"", 0.45), ("\"100%\"", 1), ("100", 1), ("\"\"", nil)] as [(String, Double?)])
  func `progress is a percentage`(text: String, progress: Double?) async throws {
    #expect(
      try await poll(#"{"task_id":"t","status":"IN_PROGRESS","progress":\#(text)}"#).progress == progress)
  }

  @Test func `an envelope around the task is opened, and plain text read as JSON`() async throws {
    let body =
      #"{"code":"success","message":"","data":{"task_id":"t","status":"SUCCESS","data":{"output":"https://h/a"}}}"#
    let job = try await Sample.polled(body, entry: "yutoai", headers: ["Content-Type": "text/plain"])
    #expect(job.status == .completed)
    #expect(job.resultURL == "https://h/a")
  }

  @Test(arguments: [("720x1280", "9:16"), ("1280x720", "16:9"), ("1920x1080", "16:9"), ("1024x1024", "1:1")])
  func `a size is sent as its shape`(size: String, ratio: String) throws {
    #expect(V2GenerationsProvider.ratio(try #require(PixelSize(size))) == ratio)
  }

  private func poll(_ body: String) async throws -> JobSnapshot {
    try await Sample.polled(body, entry: "yutoai")
  }
}

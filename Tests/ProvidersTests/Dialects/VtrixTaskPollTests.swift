import Domain
import TestSupport
import Testing

@testable import Providers

struct VtrixTaskPollTests {
  @Test func `every field of a finished task is read`() async throws {
    let job = try await poll(
      """
      {"id":"d758n65e878c73cmdg20","created_at":1760000000,"status":"completed","model":"sora_2_i2v","progress":1.0,
      "output":[{"content":[{"type":"video","url":"https://cdn.example.com/a.mp4?s=1","size":"1280x720",
      "duration":4,"jobId":"x"}]}],"usage":{"cost":"0.40","discount":1},"metadata":{}}
      """)
    #expect(job.status == .completed)
    #expect(job.progress == 1)
    #expect(job.model == "sora_2_i2v")
    #expect(job.createdAt == 1_760_000_000)
    #expect(job.resultURL == "https://cdn.example.com/a.mp4?s=1")
    #expect(job.cost == Money(micros: 400_000))
    #expect(job.expiresAt == nil)
  }

  @Test(
    arguments: [
      (#""0.40""#, 400_000), ("0.4", 400_000), (#""1""#, 1_000_000), ("0.0000001", 1), (#""-1""#, nil),
      (#""free""#, nil), ("1e300", nil), ("null", nil), ("0", 0),
    ] as [(String, Int64?)])
  func `a cost comes as text or number and is never rounded down`(text: String, micros: Int64?) async throws {
    let job = try await poll(#"{"id":"v","status":"completed","usage":{"cost":\#(text)}}"#)
    #expect(job.cost?.micros == micros)
  }

  @Test(arguments: [
    ("0.35", 0.35), ("0", 0), ("1", 1), ("1.0", 1), ("45", 0.45), (#""45%""#, 0.45), ("-1", 0),
  ])
  func `progress counts from 0 to 1`(text: String, progress: Double) async throws {
    let read = try #require(try await poll(#"{"id":"v","progress":\#(text)}"#).progress)
    #expect(abs(read - progress) < 1e-9)
  }

  @Test(arguments: [
    #"[{"content":[{"url":"https://h/a"}]}]"#,
    #"[{"content":[]},{"content":[{"type":"video","url":"https://h/a"}]}]"#,
    #"[{"content":[{"type":"image","url":"https://h/b"},{"type":"video","url":"https://h/a"}]}]"#,
    #"[{"content":[{"type":"VIDEO","url":"https://h/a"}]}]"#,
    #"[{"content":[{"type":"IMAGE","url":"https://h/b"},{"type":"video/mp4","url":["https://h/a"]}]}]"#,
    #"[{"content":[{"type":"file","url":"https://h/b"},{"type":"video_file","url":"https://h/a"}]}]"#,
    #"[{"content":[{"type":"result","url":["","https://h/a"]}]}]"#,
    #"[{"content":"a boat","url":"https://h/a"}]"#,
    #"{"content":{"type":"image_to_video","video_url":"https://h/a"}}"#, #"["https://h/a"]"#,
    #""https://h/a""#,
  ])
  func `the video is found among what a task made`(output: String) async throws {
    let job = try await poll(#"{"id":"v","status":"completed","output":\#(output)}"#)
    #expect(job.resultURL == "https://h/a")
  }

  @Test(arguments: [
    "null", "[]", "{}", #"[{"content":[]}]"#, #"[{"content":[{"type":"video","url":""}]}]"#,
    #"[{"content":[{"type":"video","url":null}]}]"#, #"[{"content":"still at work"}]"#,
    #"[{"content":[{"type":"Image","url":"https://h/b"}]}]"#,
  ])
  func `a finished task without a video has no link yet`(output: String) async throws {
    let job = try await poll(#"{"id":"v","status":"completed","output":\#(output)}"#)
    #expect(job.status == .completed)
    #expect(job.resultURL == nil)
  }

  @Test(arguments: [
    #"{"code":14001096,"error_message":"status"}"#, #"{"code":"014001096","error_message":"status"}"#,
    #"{"code":"003000098","error_message":"status"}"#, #"{"code":3000098,"error_message":"status"}"#,
    #"{"message":"code 3000096 from upstream"}"#, #"{"code":"failed","message":"014001098"}"#,
    #""014001096: Result parsing error""#, #""Result parsing error""#, #""[003000098] Status check error""#,
    #""status check error""#,
  ])
  func `a task that the provider lost sight of is no failed one, whenever that is said`(
    error: String
  ) async throws {
    let told = #"{"id":"v","status":"failed","error":\#(error)}"#
    let error = await #expect(throws: ProviderError.self) { try await poll(told) }
    #expect(error?.code == .lostSight)
    #expect(error?.description.contains("--adopt") == true)
    let folder = try TemporaryDirectory()
    let request = try Sample.request(in: folder.path)
    try await ScriptedPeer.run(script: { _ in .json(told) }) { peer in
      let outcome = try await Sample.withProvider(at: peer.base, entry: "vtrix") { await $0.submit(request) }
      #expect(outcome.bought?.status == .running)
    }
  }

  @Test(arguments: [200, 400, 422]) func `an error instead of a task may say the same`(status: Int)
    async throws
  {
    let told = #"{"error":"014001096: Result parsing error"}"#
    try await ScriptedPeer.run(script: { _ in .json(told, status: status) }) { peer in
      let error = await #expect(throws: ProviderError.self) {
        try await Sample.withProvider(at: peer.base, entry: "vtrix") { try await $0.poll(Sample.job("v")) }
      }
      #expect(error?.code == .lostSight)
    }
  }

  private func poll(_ body: String) async throws -> JobSnapshot {
    try await Sample.polled(body, entry: "vtrix")
  }
}

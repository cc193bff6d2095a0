import Domain
import TestSupport
import Testing

@testable import Providers

struct OpenAIVideosSubmitTests {
  @Test(arguments: [
    (FrameFormat.jpeg, "frame.jpg", "image/jpeg"), (.png, "frame.png", "image/png"),
    (.webp, "frame.webp", "image/webp"),
  ])
  func `the form holds each field once, to the letter`(
    format: FrameFormat, fileName: String, mediaType: String
  ) async throws {
    let frame = Array("\u{0}binary\r\n--not a boundary\r\n\u{FF}".utf8)
    let prompt = "zoom “slowly”\r\nname=\"seconds\" ü 🎬"
    let recorded = try await record(bytes: frame, prompt: prompt, format: format)

    #expect(recorded.method == "POST")
    #expect(recorded.target == "/v1/videos")
    let type = try #require(recorded.header("content-type"))
    let boundary = try #require(type.split(separator: "=").last.map(String.init))
    #expect(type == "multipart/form-data; boundary=\(boundary)")
    #expect(boundary.utf8.count <= 70)
    let parts = try #require(MultipartPart.parse(recorded.body, boundary: boundary))
    func text(_ name: String, _ value: String) -> MultipartPart {
      MultipartPart(headers: [#"Content-Disposition: form-data; name="\#(name)""#], body: Array(value.utf8))
    }
    #expect(
      parts == [
        text("prompt", prompt), text("model", "sora-2"), text("size", "1280x720"), text("seconds", "4"),
        MultipartPart(
          headers: [
            #"Content-Disposition: form-data; name="input_reference"; filename="\#(fileName)""#,
            "Content-Type: \(mediaType)",
          ], body: frame),
      ])
  }

  @Test func `options follow the fixed fields in a fixed order`() async throws {
    let recorded = try await record(options: ["seed": "7", "hd": "true"])
    let boundary = try #require(recorded.header("content-type")?.split(separator: "=").last.map(String.init))
    let parts = try #require(MultipartPart.parse(recorded.body, boundary: boundary))
    let names = parts.compactMap {
      $0.headers.first?.split(separator: "\"").dropFirst().first.map(String.init)
    }
    #expect(names == ["prompt", "model", "size", "seconds", "hd", "seed", "input_reference"])
  }

  @Test func `no header but the authorization carries the key`() async throws {
    let recorded = try await record()
    let carriers = recorded.headers.filter { $0.value.contains(Sample.secret) }.map(\.name)
    #expect(carriers == ["authorization"])
    #expect(!recorded.target.contains(Sample.secret))
    #expect(recorded.header("user-agent") == "firstframe")
  }

  @Test func `a provider without a key sends no authorization`() async throws {
    try await ScriptedPeer.run(script: { _ in .json(#"{"id":"video_1"}"#) }) { peer in
      _ = try await Sample.withProvider(at: peer.base, entry: "sandbox", key: nil) {
        try await $0.poll(Sample.job("video_1"))
      }
      #expect(peer.requests.first?.header("authorization") == nil)
    }
  }

  @Test(arguments: [
    (#"{"id":"video_1","status":"queued"}"#, "video_1"),
    (#"{"task_id":"task_9","status":"SUBMITTED"}"#, "task_9"),
    (#"{"id":"task_1","task_id":"task_1"}"#, "task_1"), (#"{"id":77}"#, "77"),
    (#"{"code":"success","message":"","data":{"task_id":"t-1"}}"#, "t-1"),
  ])
  func `an id is found in every relay's reply`(body: String, id: String) async throws {
    try await ScriptedPeer.run(script: { _ in .json(body) }) { peer in
      let folder = try TemporaryDirectory()
      let request = try Sample.request(in: folder.path)
      let outcome = try await Sample.withProvider(at: peer.base) { await $0.submit(request) }
      #expect(outcome.bought?.id.rawValue == id)
    }
  }

  @Test(arguments: [
    (
      #"{"error":{"message":"Too many running tasks","type":"video_generation_user_error"}}"#,
      FailureReason.busy
    ),
    (#"{"error":{"message":"You exceeded your current quota","code":"insufficient_quota"}}"#, .balance),
    (#"{"error":{"message":"slow down"}}"#, .rate),
  ])
  func `a 429 tells load, rate and an empty account apart`(body: String, reason: FailureReason) async throws {
    try await ScriptedPeer.run(script: { _ in .json(body, status: 429) }) { peer in
      let folder = try TemporaryDirectory()
      let request = try Sample.request(in: folder.path)
      let outcome = try await Sample.withProvider(at: peer.base) { await $0.submit(request) }
      #expect(outcome.isNotSent)
      #expect(outcome.failure?.reason == reason)
    }
  }

  private func record(
    bytes: [UInt8] = [1, 2, 3], prompt: String = "p", format: FrameFormat = .jpeg,
    options: [String: String] = [:]
  ) async throws -> RecordedRequest {
    let folder = try TemporaryDirectory()
    let request = try Sample.request(
      in: folder.path, bytes: bytes, prompt: prompt, format: format, options: options)
    var recorded: RecordedRequest?
    try await ScriptedPeer.run(script: { _ in .json(#"{"id":"video_1"}"#) }) { peer in
      _ = try await Sample.withProvider(at: peer.base) { await $0.submit(request) }
      recorded = peer.requests.first
    }
    return try #require(recorded)
  }
}

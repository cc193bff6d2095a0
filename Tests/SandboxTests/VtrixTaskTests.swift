import Domain
import Foundation
import Testing

@testable import Sandbox

/// The pages of `sora_2_i2v` and `sora_2_pro_i2v`.
struct VtrixTaskTests {
  static let key = ["Authorization": "Bearer k"]
  static let path = "/model/v1/generation"

  static let frame = "data:image/png;base64,\(SamplePicture.png(720, 1280).base64EncodedString())"

  static func body(_ params: String, model: String = "sora_2_i2v") -> String {
    #"{"model":"\#(model)","input":[{"params":{\#(params)}}]}"#
  }

  @Test(
    arguments: [
      ("sora_2_i2v", #""usage":{"cost":"0.80","discount":1}"#, false),
      ("sora_2_pro_i2v", #""usage":{"cost":"2.40","discount":1}"#, true),
    ])
  func `a task has progress from 0 to 1, and at its end a link and its cost`(
    model: String, usage: String, hasSize: Bool
  ) async throws {
    let time = VirtualClock()
    try await withSandbox(clock: time) { client in
      let body = Self.body(#""prompt":"p","seconds":"8","input_reference":"\#(Self.frame)""#, model: model)
      let created = try await client.post(Self.path, body, headers: Self.key)
      let id = try #require(try StandIn.object(created)["id"] as? String)
      #expect(id.wholeMatch(of: /[0-9a-v]{20}/) != nil)
      #expect(
        created.text
          == #"{"created_at":1800000000,"id":"\#(id)","model":"\#(model)","progress":0,"status":"in_progress"}"#
      )
      let poll = Self.path + "/task/\(id)"
      time.advance(milliseconds: 580)
      #expect(try await client.get(poll, headers: Self.key).text.contains(#""progress":0.4,"#))
      time.advance(milliseconds: 420)
      let done = try await client.get(poll, headers: Self.key).text
      #expect(done.contains(#""progress":1,"status":"completed""#) && done.contains(usage))
      #expect(done.contains(#""duration":8,"jobId":"\#(id)""#))
      #expect(done.contains(#""size":"720x1280","type":"video","url":"http"#) == hasSize)
    }
  }

  @Test func `the picture may be plain base64, and a remix needs none`() async throws {
    let time = VirtualClock()
    try await withSandbox(clock: time) { client in
      let bare = SamplePicture.png(720, 1280).base64EncodedString()
      let created = try await client.post(
        Self.path, Self.body(#""prompt":"p","input_reference":"\#(bare)""#), headers: Self.key)
      let id = try #require(try StandIn.object(created)["id"] as? String)
      let remix = Self.body(#""prompt":"q","remix_video_id":"\#(id)""#)
      let early = try await client.post(Self.path, remix, headers: Self.key)
      #expect(early.status == 400)
      #expect(early.text == #"{"message":"remix_video_id \#(id) is not a completed video"}"#)
      time.advance(milliseconds: 1000)
      #expect(try await client.post(Self.path, remix, headers: Self.key).status == 200)
    }
  }

  static let refusals: [(name: String, body: String, status: Int, text: String)] = [
    ("no JSON", "{", 400, #"{"message":"request body is not valid JSON"}"#),
    ("no model", #"{"input":[{"params":{}}]}"#, 400, #"{"message":"model is required"}"#),
    (
      "parameters beside the model", #"{"model":"sora_2_i2v","prompt":"p"}"#, 400,
      #"{"message":"unknown field prompt: a model's parameters belong into input[0].params"}"#
    ),
    (
      "no input", #"{"model":"sora_2_i2v"}"#, 400,
      #"{"message":"input must be an array of one object with params"}"#
    ),
    (
      "another model", body(#""prompt":"p""#, model: "sora-2"), 404, #"{"message":"model sora-2 not found"}"#
    ),
    ("no prompt", body(#""size":"720x1280""#), 400, #"{"message":"prompt is required"}"#),
    (
      "a size of other services", body(#""prompt":"p","size":"1024x1792""#), 400,
      #"{"message":"size must be one of 720x1280, 1280x720, not 1024x1792"}"#
    ),
    (
      "a length that is a number", body(#""prompt":"p","seconds":8"#), 400,
      #"{"message":"seconds must be a string, not an integer"}"#
    ),
    (
      "a length of other services", body(#""prompt":"p","seconds":"10""#), 400,
      #"{"message":"seconds must be one of 4, 8, 12, not 10"}"#
    ),
    (
      "an unknown parameter", body(#""prompt":"p","seed":"1""#), 400, #"{"message":"unknown parameter seed"}"#
    ),
    ("no picture", body(#""prompt":"p""#), 400, #"{"message":"input_reference is required"}"#),
    (
      "a link to a picture", body(#""prompt":"p","input_reference":"https://example.com/a.png""#), 400,
      #"{"message":"input_reference: the sandbox takes base64 data URLs only."}"#
    ),
    (
      "a picture under a wrong type",
      body(
        #""prompt":"p","input_reference":"data:image/jpeg;base64,\#(SamplePicture.png.base64EncodedString())""#
      ),
      400,
      #"{"message":"input_reference: it is declared as image/jpeg, but its bytes are image/png."}"#
    ),
    (
      "more beside the parameters",
      #"{"model":"sora_2_i2v","input":[{"params":{"prompt":"p"},"seed":1,"style":"x"}]}"#, 400,
      #"{"message":"unknown field input[0].seed"}"#
    ),
    (
      "a remix of nothing beside a picture",
      body(#""prompt":"p","remix_video_id":"video_1","input_reference":"\#(frame)""#), 404,
      #"{"message":"task video_1 not found"}"#
    ),
    (
      "a remix of nothing", body(#""prompt":"p","remix_video_id":"video_1""#), 404,
      #"{"message":"task video_1 not found"}"#
    ),
  ]

  @Test(arguments: refusals.map(\.name))
  func `a create that is wrong is refused`(name: String) async throws {
    let refusal = try #require(Self.refusals.first { $0.name == name })
    try await withSandbox { client in
      let reply = try await client.post(Self.path, refusal.body, headers: Self.key)
      #expect(reply.status == refusal.status)
      #expect(reply.text == refusal.text)
      #expect(try await client.stats().created == 0)
    }
  }

  static let failures: [(marker: String, code: Int, message: String)] = [
    ("fail", 95, "Internal generation error"),
    ("lost-result", 96, "Result parsing error"),
    (
      "moderation", 97,
      "HTTP error response: moderation_blocked: Your request was blocked by our moderation system."
    ),
    ("lost-status", 98, "Status check error"),
    ("size", 99, "Task creation error: Inpaint image must match the requested width and height"),
    (
      "moderation-image", 99,
      "Task creation error: Your request was blocked by our moderation system when checking inputs."
        + " Possible reasons: people-in-user-uploads."
    ),
    (
      "moderation-prompt", 99,
      "Task creation error: Your request was blocked by our moderation system when checking inputs."
        + " Possible reasons: violence."
    ),
    ("gone", 99, "Task creation error: The API deployment for this resource does not exist"),
  ]

  /// A failed task's `error`, for each of four jobs of a model.
  private static func errors(_ marker: String, of model: String) async throws -> [String] {
    let errors = Locked<[String]>([])
    let time = VirtualClock()
    try await withSandbox(clock: time) { client in
      for _ in 1...4 {
        let created = try await client.post(
          path, body(#""prompt":"p [sandbox:\#(marker)]","input_reference":"\#(frame)""#, model: model),
          headers: key)
        let id = try #require(try StandIn.object(created)["id"] as? String)
        time.advance(milliseconds: 1000)
        let task = try await client.get(path + "/task/\(id)", headers: key)
        #expect(task.status == 200 && !task.text.contains("output") && !task.text.contains("usage"))
        let error = try #require(task.text.firstMatch(of: #/"error":(.*?),"id"/#))
        errors.withLock { $0.append(String(error.1)) }
      }
    }
    return errors.withLock { $0 }
  }

  @Test(arguments: failures.map(\.marker))
  func `a task fails with the code of its model's page, and the next ones in the other known forms`(
    marker: String
  ) async throws {
    let failure = try #require(Self.failures.first { $0.marker == marker })
    let text = failure.message
    for (model, own, other) in [
      ("sora_2_i2v", "140010\(failure.code)", #""0140010\#(failure.code)""#),
      ("sora_2_pro_i2v", #""0030000\#(failure.code)""#, "30000\(failure.code)"),
    ] {
      let page = #"{"code":\#(own),"error_message":"\#(text)"}"#
      let message = #"{"code":\#(other),"message":"\#(text)"}"#
      let bare = #""\#(text)""#
      let newest = #"{"code":"002014001","message":"video generation failed: \#(text)"}"#
      // Without its code nobody could tell that the task may have its clip.
      let isLost = marker.hasPrefix("lost")
      #expect(
        try await Self.errors(marker, of: model)
          == [page, message, isLost ? message : bare, isLost ? message : newest])
    }
  }

  @Test func `a picture of another size fails its task as the service behind would`() async throws {
    let time = VirtualClock()
    try await withSandbox(clock: time) { client in
      let service = StandIn(account: .vtrix, client: client)
      let object = try StandIn.object(try await service.create(frame: SamplePicture.png(1280, 721)))
      time.advance(milliseconds: 300)
      let error = try await service.job(object["id"] as? String ?? "")["error"] as? [String: Any]
      #expect(error?["code"] as? Int == 14_001_099)
    }
  }

  @Test(
    arguments: [
      ("balance", 403, #"{"error":"insufficient balance"}"#),
      ("429", 429, #"{"error":"rate limit exceeded"}"#),
      ("busy", 429, #"{"error":"too many running tasks"}"#),
      ("503", 503, #"{"message":"service unavailable"}"#),
      ("500", 500, #"{"message":"internal server error"}"#),
    ])
  func `a create that the account or the server can't take is refused`(
    marker: String, status: Int, text: String
  ) async throws {
    try await withSandbox { client in
      let reply = try await StandIn(account: .vtrix, client: client).create("p [sandbox:\(marker)]")
      #expect(reply.status == status && reply.text == text)
    }
  }
}

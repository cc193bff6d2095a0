import Domain
import Foundation
import Testing

@testable import Sandbox

/// The page of `POST /v2/videos/generations`.
struct V2GenerationsTests {
  static let key = ["Authorization": "Bearer k"]
  static let path = "/v2/videos/generations"

  static func frame(_ width: Int, _ height: Int) -> String {
    "data:image/png;base64,\(SamplePicture.png(width, height).base64EncodedString())"
  }

  static func body(_ more: String, model: String = "sora-2", frame: String = frame(720, 1280)) -> String {
    #"{"model":"\#(model)","prompt":"p","images":["\#(frame)"]\#(more.isEmpty ? "" : ",")\#(more)}"#
  }

  @Test func `a task has progress in percent and comes as text, with a link at its end`() async throws {
    let time = VirtualClock()
    try await withSandbox(clock: time) { client in
      let created = try await client.post(
        Self.path,
        Self.body(
          #""duration":"8","aspect_ratio":"9:16","watermark":false,"private":true,"hd":false,"#
            + #""notify_hook":"https://example.com/hook""#), headers: Self.key)
      let object = try StandIn.object(created)
      let id = try #require(object["task_id"] as? String)
      #expect(object.count == 1 && UUID(uuidString: id) != nil)
      time.advance(milliseconds: 650)
      let running = try await client.get(Self.path + "/\(id)", headers: Self.key)
      #expect(running.headers["content-type"] == "text/plain; charset=utf-8")
      #expect(
        running.text
          == #"{"action":"generate","data":null,"fail_reason":"","finish_time":0,"platform":"sora","progress":"50%","#
          + #""search_item":"","start_time":0,"status":"IN_PROGRESS","submit_time":1800000000,"task_id":"\#(id)"}"#
      )
      time.advance(milliseconds: 350)
      let done = try await client.get(Self.path + "/\(id)", headers: Self.key).text
      #expect(done.contains(#""progress":"100%""#) && done.contains(#""status":"SUCCESS""#))
      #expect(
        done.contains(
          #""data":{"output":"http://127.0.0.1:\#(client.address.port)/sandbox/clips/\#(id).mp4?"#))
    }
  }

  /// What the polls of the first jobs have in the members that relays write differently, the first job's first.
  private static func polls(
    _ marker: String, after milliseconds: Int64, _ members: String...
  ) async throws -> [[String?]] {
    let polls = Locked<[[String?]]>([])
    let time = VirtualClock()
    try await withSandbox(clock: time) { client in
      let service = StandIn(account: .yutoai, client: client)
      var ids: [String] = []
      for _ in 1...5 { ids.append(try await service.createdID("p \(marker)")) }
      time.advance(milliseconds: milliseconds)
      for id in ids {
        let job = try await service.job(id)
        polls.withLock { polls in
          polls.append(
            members.map { name in
              let value = job[name]
              if let members = value as? [String: Any] { return members.keys.first }
              return value.map { $0 is String ? "“\($0)”" : "\($0)" }
            })
        }
      }
    }
    return polls.withLock { $0 }
  }

  @Test func `status, progress, link and reason come in all the forms that relays give them`() async throws {
    #expect(
      try await Self.polls("", after: 0, "status", "progress") == [
        ["“NOT_START”", "“0%”"], ["“SUBMITTED”", "0"], ["“QUEUED”", "“0%”"], ["“queued”", "0"],
        ["“pending”", "“0%”"],
      ])
    #expect(
      try await Self.polls("", after: 650, "status", "progress") == [
        ["“IN_PROGRESS”", "“50%”"], ["“IN_PROGRESS”", "50"], ["“IN_PROGRESS”", "“50%”"],
        ["“in_progress”", "50"], ["“processing”", "“50%”"],
      ])
    #expect(
      try await Self.polls("", after: 1000, "status", "progress", "data") == [
        ["“SUCCESS”", "“100%”", "output"], ["“SUCCESS”", "100", "outputs"],
        ["“SUCCESS”", "“100%”", "output"], ["“completed”", "100", "outputs"],
        ["“succeeded”", "“100%”", "output"],
      ])
    let reason = "“generation failed: internal error”"
    #expect(
      try await Self.polls("[sandbox:fail]", after: 1000, "status", "fail_reason", "error", "message") == [
        ["“FAILURE”", reason, nil, nil], ["“FAILURE”", reason, nil, nil], ["“FAILURE”", "“”", reason, nil],
        ["“failed”", reason, nil, nil], ["“failure”", "“”", nil, reason],
      ])
  }

  static let refusals: [(name: String, body: String, status: Int, code: String, message: String)] = [
    ("no JSON", "[", 400, "invalid_request", "invalid character in request body, expected JSON"),
    ("no prompt", #"{"model":"sora-2"}"#, 400, "invalid_request", "prompt is required"),
    ("no model", #"{"prompt":"p"}"#, 400, "invalid_request", "model is required"),
    (
      "no pictures", #"{"prompt":"p","model":"sora-2","images":[]}"#, 400, "invalid_request",
      "images is required"
    ),
    (
      "pictures that are no list", #"{"prompt":"p","model":"sora-2","images":"a"}"#, 400, "invalid_request",
      "json: cannot unmarshal string into Go struct field .images of type []string"
    ),
    (
      "a length that is a number", body(#""duration":8"#), 400, "invalid_request",
      "json: cannot unmarshal number into Go struct field .duration of type string"
    ),
    (
      "a flag that is text", body(#""hd":"true""#), 400, "invalid_request",
      "json: cannot unmarshal string into Go struct field .hd of type bool"
    ),
    (
      "another length", body(#""duration":"5""#), 400, "invalid_request",
      "duration must be one of 10, 15, 25, 4, 8, 12, not 5"
    ),
    (
      "another shape", body(#""aspect_ratio":"1:1""#), 400, "invalid_request",
      "aspect_ratio must be one of 16:9, 9:16, not 1:1"
    ),
    (
      "25 seconds of the plain model", body(#""duration":"25""#), 400, "invalid_request",
      "duration 25 is supported by sora-2-pro only"
    ),
    (
      "hd of the plain model", body(#""hd":true"#), 400, "invalid_request",
      "hd is supported by sora-2-pro only"
    ),
    (
      "25 seconds in hd", body(#""hd":true,"duration":"25""#, model: "sora-2-pro"), 400, "invalid_request",
      "hd can't be used with duration 25"
    ),
    (
      "a hook that is no link", body(#""notify_hook":"me""#), 400, "invalid_request",
      "notify_hook must be a URL"
    ),
    ("an unknown field", body(#""size":"720x1280""#), 400, "invalid_request", "unknown field size"),
    (
      "a picture by link", body("", frame: "https://example.com/a.png"), 400, "invalid_request",
      "images[0]: the sandbox takes base64 data URLs only."
    ),
    (
      "a huge picture", body("", frame: frame(8193, 8)), 400, "invalid_request",
      "images[0]: 8193x8 is larger than 8192 pixels a side"
    ),
  ]

  @Test(arguments: refusals.map(\.name))
  func `a create that is wrong is refused`(name: String) async throws {
    let refusal = try #require(Self.refusals.first { $0.name == name })
    try await withSandbox { client in
      let reply = try await client.post(Self.path, refusal.body, headers: Self.key)
      #expect(reply.status == refusal.status)
      #expect(
        reply.text == #"{"code":"\#(refusal.code)","data":null,"message":"\#(refusal.message)"}"#)
      #expect(try await client.stats().created == 0)
    }
  }

  @Test(
    arguments: [
      ("balance", 403, #"{"code":"quota_not_enough","data":null,"message":"user quota is not enough"}"#),
      (
        "429", 429,
        #"{"error":{"code":"rate_limit","message":"Requests are too frequent, please try again later","#
          + #""type":"new_api_error"}}"#
      ),
      ("busy", 429, #"{"code":"fail_to_fetch_task","data":null,"message":"Too many running tasks"}"#),
      ("503", 503, #"{"code":"fail_to_fetch_task","data":null,"message":"upstream is overloaded"}"#),
      (
        "500", 500, #"{"code":"do_request_failed","data":null,"message":"upstream error: do request failed"}"#
      ),
    ])
  func `a create that the account or the server can't take is refused`(
    marker: String, status: Int, text: String
  ) async throws {
    try await withSandbox { client in
      let reply = try await StandIn(account: .yutoai, client: client).create("p [sandbox:\(marker)]")
      #expect(reply.status == status && reply.text == text)
    }
  }

  @Test func `a model, a task and a path that aren't there are told in the family's envelopes`() async throws
  {
    try await withSandbox { client in
      let model = try await client.post(Self.path, Self.body("", model: "sora-3"), headers: Self.key)
      #expect(model.status == 503)
      #expect(
        model.text
          == #"{"error":{"code":"model_not_found","message":"No available channel for model sora-3 under group"#
          + #" default (distributor)","type":"new_api_error"}}"#)
      let task = try await client.get(Self.path + "/none", headers: Self.key)
      #expect(task.status == 400)
      #expect(task.text == #"{"code":"task_not_exist","data":null,"message":"task_not_exist"}"#)
      let path = try await client.get(Self.path + "?id=none", headers: Self.key)
      #expect(path.status == 404)
      #expect(path.text.contains("Invalid URL (GET /v2/videos/generations)"))
    }
  }

  @Test(
    arguments: [
      ("moderation", "moderation: the generated result did not pass review"),
      ("moderation-image", "moderation: the image contains a real person, or something too close to one"),
      ("moderation-prompt", "moderation: the prompt violates policy (sentinel_block)"),
      ("size", "Inpaint image must match the requested width and height"),
      ("gone", "fail_to_fetch_task: 404: the model is no longer available"),
      ("fail", "generation failed: internal error"),
      ("lost-result", "generation failed: the result could not be read"),
      ("lost-status", "generation failed: the task timed out"),
    ])
  func `a task fails with a reason`(marker: String, reason: String) async throws {
    let time = VirtualClock()
    try await withSandbox(clock: time) { client in
      let service = StandIn(account: .yutoai, client: client)
      let id = try await service.createdID("p [sandbox:\(marker)]")
      time.advance(milliseconds: 1000)
      let job = try await service.job(id)
      #expect(job["status"] as? String == "FAILURE" && job["progress"] as? String == "100%")
      #expect(job["fail_reason"] as? String == reason)
      #expect(job["data"] is NSNull)
    }
  }
}

import Domain
import Foundation
import Testing

@testable import Sandbox

/// Where the services that speak OpenAI's protocol differ from it.
struct OpenAIVideosVariantTests {
  static let azure = ["api-key": "k"]
  static let bearer = ["Authorization": "Bearer k"]

  /// A job's object at its end, as text.
  static func finished(_ account: SandboxAccount, _ prompt: String, _ model: String = "sora-2") async throws
    -> String
  {
    let text = Locked("")
    let time = VirtualClock()
    try await withSandbox(clock: time) { client in
      let service = StandIn(account: account, client: client)
      let id = try await service.createdID(prompt)
      time.advance(milliseconds: 1000)
      let reply = try await client.get(service.path(of: id), headers: service.key)
      text.withLock { $0 = reply.text.replacing(id, with: "ID") }
    }
    return text.withLock { $0 }
  }

  @Test(
    arguments: [
      (
        .openAI,
        #"{"completed_at":1800000001,"created_at":1800000000,"error":null,"expires_at":1800003601,"id":"ID","#
          + #""model":"sora-2","object":"video","progress":100,"prompt":"p","quality":"standard","#
          + #""remixed_from_video_id":null,"seconds":"4","size":"1280x720","status":"completed"}"#
      ),
      (
        .azure,
        #"{"completed_at":1800000001,"created_at":1800000000,"error":null,"expires_at":1800086400,"id":"ID","#
          + #""model":"sora-2","object":"video","progress":100,"prompt":"p","#
          + #""remixed_from_video_id":null,"seconds":"4","size":"1280x720","status":"completed"}"#
      ),
      (
        .apiyi,
        #"{"completed_at":1800000001,"created_at":1800000000,"id":"ID","model":"sora-2","object":"video","#
          + #""progress":100,"quality":"standard","seconds":"4","size":"1280x720","status":"completed"}"#
      ),
      (
        .relay,
        #"{"code":"success","data":{"created_at":1800000000,"id":"ID","model":"sora-2","object":"video","#
          + #""progress":"100%","seconds":"4","size":"1280x720","status":"SUCCESS","task_id":"ID"},"message":""}"#
      ),
    ] as [(SandboxAccount, String)])
  func `a finished job reads as each service writes it`(account: SandboxAccount, text: String) async throws {
    #expect(try await Self.finished(account, "p") == text)
  }

  @Test(
    arguments: [
      ("moderation", "moderation_blocked", "Your request was blocked by our moderation system."),
      ("fail", "internal_error", "An error occurred while generating the video."),
      ("lost-result", "internal_error", "An error occurred while reading the generated video."),
      ("lost-status", "internal_error", "An error occurred while checking the state of the video."),
    ])
  func `a failed job has a code and a message with all of them`(
    marker: String, code: String, message: String
  ) async throws {
    for account in [SandboxAccount.openAI, .azure, .apiyi, .relay] {
      let text = try await Self.finished(account, "p [sandbox:\(marker)]")
      #expect(text.contains(#""error":{"code":"\#(code)","message":"\#(message)"}"#), "\(account): \(text)")
    }
  }

  @Test func `a relay takes the job of a model that is gone and fails it`() async throws {
    for account in [SandboxAccount.apiyi, .relay] {
      let text = try await Self.finished(account, "p [sandbox:gone]")
      #expect(
        text.contains(
          #""error":{"code":"fail_to_fetch_task","message":"upstream answered 404: The model 'sora-2' is no longer"#
            + #" available."}"#))
    }
  }

  static let standard = #""param":null,"type":"invalid_request_error"}}"#
  static let busy =
    #"{"error":{"code":null,"message":"Too many running tasks","param":null,"type":"video_generation_user_error"}}"#
  static let deployment =
    #"{"error":{"code":null,"message":"The API deployment 'sora-2' for this resource does not exist. If you created"#
    + #" the deployment within the last 5 minutes, please wait a moment and try again.","param":null,"#
    + #""type":"video_generation_user_error"}}"#

  static func blocked(_ reason: String) -> String {
    #"{"error":{"code":null,"message":"Your request was blocked by our moderation system when checking inputs."#
      + #" Possible reasons: \#(reason).",\#(standard)"#
  }

  @Test(
    arguments: [
      (.openAI, "moderation-image", 400, blocked("people-in-user-uploads")),
      (.openAI, "moderation-prompt", 400, blocked("violence")),
      (
        .apiyi, "moderation-prompt", 400,
        #"{"error":{"code":"sentinel_block","message":"Your request was blocked by our safety system.",\#(standard)"#
      ),
      (
        .openAI, "size", 400,
        #"{"error":{"code":null,"message":"Inpaint image must match the requested width and height",\#(standard)"#
      ),
      (
        .relay, "size", 400,
        #"{"code":"invalid_request_error","data":null,"message":"Inpaint image must match the requested width and"#
          + #" height"}"#
      ),
      (
        .openAI, "gone", 404,
        #"{"error":{"code":"model_not_found","message":"The model 'sora-2' does not exist or you do not have access"#
          + #" to it.","param":"model","type":"invalid_request_error"}}"#
      ),
      (.azure, "gone", 404, deployment),
      (
        .openAI, "balance", 429,
        #"{"error":{"code":"insufficient_quota","message":"You exceeded your current quota, please check your plan"#
          + #" and billing details.","param":null,"type":"insufficient_quota"}}"#
      ),
      (
        .apiyi, "balance", 403,
        #"{"error":{"code":"insufficient_user_quota","message":"user quota is not enough","param":null,"#
          + #""type":"new_api_error"}}"#
      ),
      (.azure, "busy", 429, busy),
      (
        .apiyi, "503", 502,
        "<html>\n<head><title>502 Bad Gateway</title></head>\n<body>\n<center><h1>502 Bad Gateway</h1></center>\n"
          + "</body>\n</html>\n"
      ),
    ] as [(SandboxAccount, String, Int, String)])
  func `a create that is refused is refused in the service's words`(
    account: SandboxAccount, marker: String, status: Int, text: String
  ) async throws {
    try await withSandbox { client in
      let reply = try await StandIn(account: account, client: client).create("p [sandbox:\(marker)]")
      #expect(reply.status == status)
      #expect(reply.text == text)
      #expect(try await client.stats().created == 0)
    }
  }

  @Test func `Azure has one model in two sizes under a deployment's name, and its own wrong turns`()
    async throws
  {
    try await withSandbox { client in
      let path = "/openai/v1/videos"
      func message(_ form: TestForm, _ status: Int) async throws -> String {
        let reply = try await client.create(form, at: path + "?api-version=preview", headers: Self.azure)
        #expect(reply.status == status)
        return try reply.decode(TestError.self).message
      }
      #expect(try await message(.create(), 400) == "Missing required parameter: 'model'.")
      #expect(
        try await message(.create(["model": "mine"]), 404).hasPrefix(
          "The API deployment 'mine' for this resource does not exist."))
      #expect(
        try await message(.create(["model": "sora-2", "size": "1792x1024"]), 400)
          == "Invalid value: '1792x1024'. Supported values are: '720x1280' and '1280x720'.")
      let version = try await client.get(path + "?api-version=2024-10-21", headers: Self.azure)
      #expect(version.status == 400)
      #expect(version.text == #"{"error":{"code":"BadRequest","message":"API version not supported"}}"#)
      for old in ["/openai/v1/videos/generations/jobs", "/openai/v1/videos/a/b/c"] {
        let reply = try await client.get(old, headers: Self.azure)
        #expect(reply.status == 404 && reply.text == #"{"detail":"Not Found"}"#)
      }
    }
  }

  @Test func `Azure takes two creates a minute and has two jobs at work`() async throws {
    let time = VirtualClock()
    try await withSandbox(clock: time) { client in
      let service = StandIn(account: .azure, client: client)
      let stuck = try await service.createdID("p [sandbox:stuck]")
      time.advance(milliseconds: 20_000)
      _ = try await service.createdID()
      time.advance(milliseconds: 20_000)
      let third = try await service.create()
      #expect(third.status == 429 && third.headers["retry-after"] == "20")
      #expect(
        third.text
          == #"{"error":{"code":"429","message":"Requests to this operation have exceeded the call rate"#
          + #" limit of your current pricing tier. Please retry after 20 seconds."}}"#)
      time.advance(milliseconds: 20_000)
      #expect(try await service.create("p [sandbox:stuck]").status == 200)
      time.advance(milliseconds: 60_000)
      // Two that never end.
      let more = try await service.create()
      #expect(more.status == 429 && more.text == Self.busy)
      #expect(try await service.status(stuck) == "in_progress")
      #expect(try await client.stats().created == 3)
      #expect(try await StandIn(account: .openAI, client: client).create().status == 200)
    }
  }

  @Test func `a reseller takes the frame as a file alone, and has neither list nor delete`() async throws {
    try await withSandbox { client in
      for base in ["/apiyi/v1/videos", "/relay/v1/videos"] {
        let url = "data:image/png;base64,\(SamplePicture.png(1280, 720).base64EncodedString())"
        let body =
          #"{"model":"sora-2","prompt":"p","size":"1280x720","input_reference":{"image_url":"\#(url)"}}"#
        let reply = try await client.post(base, body, headers: Self.bearer)
        #expect(reply.status == 400 && reply.text.contains("expected a file, but got a string instead."))
        let list = try await client.get(base, headers: Self.bearer)
        #expect(list.status == 404 && list.text.contains("Invalid URL (GET \(base))"))
        #expect(try await client.send("DELETE", base + "/x", headers: Self.bearer).status == 404)
      }
      let service = StandIn(account: .apiyi, client: client)
      let early = try await client.get(
        service.path(of: try await service.createdID()) + "/content", headers: service.key)
      #expect(early.status == 400)
      #expect(
        try early.decode(TestError.self).message == "Task is not completed yet, current status: NOT_START")
    }
  }

  @Test func `a remix takes frame, size and length from its source, by path or by field`() async throws {
    let time = VirtualClock()
    try await withSandbox(clock: time) { client in
      let source = try await client.createdID()
      let path = "/v1/videos/\(source)/remix"
      #expect(try await client.post(path, #"{"prompt":"q"}"#).status == 404)
      time.advance(milliseconds: 1000)
      let remix: TestVideo = try await client.post(path, #"{"prompt":"q"}"#).decode()
      #expect(remix.prompt == "q" && remix.size == "1280x720" && remix.remixedFromVideoId == source)
      time.advance(milliseconds: 1000)
      #expect(
        try await client.get("/v1/videos/\(remix.id)/content?variant=thumbnail").body
          == SamplePicture.png(1280, 720))
      let odd = try await client.post(path, #"{"prompt":"q","size":"1280x720"}"#)
      #expect(
        try odd.decode() == TestError("Unknown parameter: 'size'.", param: "size", code: "unknown_parameter"))
      #expect(try await client.create(.create(["remix_video_id": source])).status == 400)

      let azure = StandIn(account: .azure, client: client)
      let first = try await azure.createdID()
      time.advance(milliseconds: 1000)
      let form = TestForm.create(["model": "sora-2", "remix_video_id": first], frame: nil)
      let second: TestVideo = try await client.create(form, at: "/openai/v1/videos", headers: azure.key)
        .decode()
      #expect(second.remixedFromVideoId == first)
      let stray = TestForm.create(["model": "sora-2", "remix_video_id": "video_none"])
      #expect(try await client.create(stray, at: "/openai/v1/videos", headers: azure.key).status == 404)
    }
  }
}

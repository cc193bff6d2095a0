import Foundation
import Testing

@testable import Sandbox

struct OpenAIVideosCreateTests {
  @Test func `a form that is right makes a queued job`() async throws {
    try await withSandbox { client in
      let reply = try await client.create(
        .create(
          ["model": "sora-2-pro", "size": "1792x1024", "seconds": "12"],
          frame: SamplePicture.png(1792, 1024)))
      #expect(reply.status == 200)
      #expect(reply.headers["content-type"] == "application/json")
      #expect(reply.headers["openai-poll-after-ms"] == "1000")
      #expect(reply.headers["x-request-id"]?.hasPrefix("req_") == true)
      let video: TestVideo = try reply.decode()
      #expect(video.id.wholeMatch(of: /video_[0-9a-f]{32}/) != nil)
      #expect(video.object == "video" && video.status == "queued" && video.progress == 0)
      #expect(video.model == "sora-2-pro" && video.size == "1792x1024" && video.seconds == "12")
      #expect(video.prompt == "a slow push in")
      #expect(video.createdAt == 1_800_000_000)
      #expect(video.completedAt == nil && video.expiresAt == nil && video.error == nil)
    }
  }

  @Test func `what is left out takes the first model, its first size and length`() async throws {
    try await withSandbox { client in
      let form = TestForm.create(["size": nil, "seconds": nil], frame: SamplePicture.png(720, 1280))
      let video: TestVideo = try await client.create(form).decode()
      #expect(video.model == "sora-2" && video.size == "720x1280" && video.seconds == "4")
    }
  }

  @Test(
    arguments: [
      (SamplePicture.jpeg, "image/jpeg"), (SamplePicture.png, "image/png"),
      (SamplePicture.lossyWebP, "image/webp"),
    ])
  func `each type of picture is taken for what it is`(bytes: Data, type: String) async throws {
    try await withSandbox { client in
      // The type passes, the size is refused: 6x4 is no size of any model.
      let reply = try await client.create(.create(frame: bytes, type: type))
      #expect(reply.status == 400)
      #expect(try reply.decode() == TestError("Inpaint image must match the requested width and height"))
    }
  }

  struct Refusal: Sendable, CustomTestStringConvertible {
    let name: String
    var fields: [String: String?] = [:]
    var frame: Data? = SamplePicture.png(1280, 720)
    var type: String? = "image/png"
    var fileName = "frame.png"
    var status = 400
    let error: TestError
    var testDescription: String { name }
  }

  static let refusals: [Refusal] = [
    Refusal(
      name: "no prompt", fields: ["prompt": nil],
      error: TestError(
        "Missing required parameter: 'prompt'.", param: "prompt", code: "missing_required_parameter")),
    Refusal(
      name: "empty prompt", fields: ["prompt": ""],
      error: TestError(
        "Invalid 'prompt': empty string. Expected a string with minimum length 1, but got an empty string instead.",
        param: "prompt", code: "empty_string")),
    Refusal(
      name: "long prompt", fields: ["prompt": String(repeating: "ü", count: 32_001)],
      error: TestError(
        "Invalid 'prompt': string too long. Expected a string with maximum length 32000, but got a string with"
          + " length 32001 instead.", param: "prompt", code: "string_above_max_length")),
    Refusal(
      name: "unknown model", fields: ["model": "sora-3"], status: 404,
      error: TestError(
        "The model 'sora-3' does not exist or you do not have access to it.", param: "model",
        code: "model_not_found")),
    Refusal(
      name: "bad seconds", fields: ["seconds": "5"],
      error: TestError(
        "Invalid value: '5'. Supported values are: '4', '8', and '12'.", param: "seconds",
        code: "invalid_value")),
    Refusal(
      name: "seconds with a zero", fields: ["seconds": "04"],
      error: TestError(
        "Invalid value: '04'. Supported values are: '4', '8', and '12'.", param: "seconds",
        code: "invalid_value")),
    Refusal(
      name: "a size of another model", fields: ["size": "1792x1024"], frame: SamplePicture.png(1792, 1024),
      error: TestError(
        "Invalid value: '1792x1024'. Supported values are: '720x1280' and '1280x720'.", param: "size",
        code: "invalid_value")),
    Refusal(
      name: "unknown field", fields: ["style": "film"],
      error: TestError("Unknown parameter: 'style'.", param: "style", code: "unknown_parameter")),
    Refusal(
      name: "no frame", frame: nil,
      error: TestError(
        "Missing required parameter: 'input_reference'.", param: "input_reference",
        code: "missing_required_parameter")),
    Refusal(
      name: "frame without a file name", fields: ["input_reference": "abc"], frame: nil,
      error: TestError(
        "Invalid type for 'input_reference': expected a file, but got a string instead.",
        param: "input_reference",
        code: "invalid_type")),
    Refusal(
      name: "frame with an empty file name", fileName: "",
      error: TestError(
        "Invalid type for 'input_reference': expected a file, but got a string instead.",
        param: "input_reference",
        code: "invalid_type")),
    Refusal(
      name: "frame of another type", type: "image/gif",
      error: TestError(
        "Invalid file 'input_reference': unsupported mimetype ('image/gif'). Supported file formats are"
          + " 'image/jpeg', 'image/png', and 'image/webp'.", param: "input_reference",
        code: "unsupported_file_mimetype")),
    Refusal(
      name: "frame without a type", type: nil,
      error: TestError(
        "Invalid file 'input_reference': unsupported mimetype ('text/plain'). Supported file formats are"
          + " 'image/jpeg', 'image/png', and 'image/webp'.", param: "input_reference",
        code: "unsupported_file_mimetype")),
    Refusal(
      name: "type and bytes disagree", type: "image/jpeg",
      error: TestError(
        "Invalid file 'input_reference': it is declared as image/jpeg, but its bytes are image/png.",
        param: "input_reference", code: "invalid_image_file")),
    Refusal(
      name: "no picture at all", frame: Data("hello".utf8),
      error: TestError(
        "Invalid file 'input_reference': it is declared as image/png, but its bytes are no picture of a supported"
          + " type.", param: "input_reference", code: "invalid_image_file")),
    Refusal(
      name: "cut short", frame: SamplePicture.png(1280, 720).dropLast(3),
      error: TestError(
        "Invalid file 'input_reference': the image/png picture is damaged or cut short.",
        param: "input_reference",
        code: "invalid_image_file")),
    Refusal(
      name: "one pixel off", frame: SamplePicture.png(1280, 721),
      error: TestError("Inpaint image must match the requested width and height")),
    Refusal(
      name: "turned", frame: SamplePicture.png(720, 1280),
      error: TestError("Inpaint image must match the requested width and height")),
    Refusal(
      name: "unknown marker", fields: ["prompt": "p [sandbox:nonsense]"],
      error: TestError(
        "Unknown sandbox marker '[sandbox:nonsense]' in the prompt. Supported markers are:"
          + " '[sandbox:moderation]', '[sandbox:moderation-image]', '[sandbox:moderation-prompt]',"
          + " '[sandbox:size]', '[sandbox:gone]', '[sandbox:auth]', '[sandbox:balance]', '[sandbox:fail]',"
          + " '[sandbox:lost-result]', '[sandbox:lost-status]', '[sandbox:expire]', '[sandbox:slow]', '[sandbox:stuck]',"
          + " '[sandbox:429]', '[sandbox:busy]', '[sandbox:503]', '[sandbox:500]', '[sandbox:drop]',"
          + " '[sandbox:close-after-read]', and '[sandbox:truncate]'.",
        param: "prompt", code: "invalid_value")),
  ]

  @Test(arguments: refusals)
  func `a form that is wrong is refused in the service's words`(refusal: Refusal) async throws {
    try await withSandbox { client in
      let reply = try await client.create(
        .create(refusal.fields, frame: refusal.frame, type: refusal.type, fileName: refusal.fileName))
      #expect(reply.status == refusal.status)
      #expect(try reply.decode() == refusal.error)
      #expect(try await client.stats().created == 0)
    }
  }

  @Test func `bodies of another type, broken forms and repeated fields are refused`() async throws {
    try await withSandbox { client in
      let text = try await client.send(
        "POST", "/v1/videos", headers: ["Content-Type": "text/plain"], body: Data("p".utf8))
      #expect(text.status == 400)
      #expect(try text.decode(TestError.self).code == "unsupported_content_type")

      let form = TestForm.create()
      let cut = try await client.send(
        "POST", "/v1/videos", headers: ["Content-Type": form.contentType], body: form.unfinished)
      #expect(cut.status == 400)
      #expect(
        try cut.decode()
          == TestError(
            "We could not parse the multipart body of your request: it ends before its closing boundary."))

      var twice = TestForm.create()
      twice.add("prompt", "again")
      let repeated = try await client.create(twice)
      #expect(
        try repeated.decode()
          == TestError("We could not parse the multipart body of your request: it has 'prompt' twice."))
    }
  }

  @Test func `a body over the limit is read to its end and refused`() async throws {
    try await withSandbox({ $0.bodyLimit = 10_000 }) { client in
      let form = TestForm.create(frame: SamplePicture.png(1280, 720) + Data(count: 300_000))
      let reply = try await client.create(form)
      #expect(reply.status == 413)
      let error: TestError = try reply.decode()
      #expect(
        error.message
          == "Maximum content size limit (10000) exceeded (\(form.body.count) bytes read)")
      // The connection is still good for a request that fits.
      #expect(try await client.create(.create()).status == 200)
    }
  }
}

import Foundation
import Testing

@testable import Sandbox

struct OpenAIVideosJSONTests {
  @Test func `the JSON form with a data URL makes a job too`() async throws {
    try await withSandbox { client in
      let url = "data:image/png;base64,\(SamplePicture.png(1280, 720).base64EncodedString())"
      let reply = try await client.create(
        json: #"{"prompt":"p","seconds":"8","size":"1280x720","input_reference":{"image_url":"\#(url)"}}"#)
      #expect(reply.status == 200)
      #expect(try reply.decode(TestVideo.self).seconds == "8")
    }
  }

  @Test func `a form can hold the object of the JSON form, as SDKs write it, where that one is taken`()
    async throws
  {
    try await withSandbox { client in
      let url = "data:image/png;base64,\(SamplePicture.png(1280, 720).base64EncodedString())"
      var form = TestForm.create(["model": "sora-2", "input_reference[image_url]": url], frame: nil)
      #expect(try await client.create(form).status == 200)
      let relay = try await client.create(
        form, at: "/relay/v1/videos", headers: ["Authorization": "Bearer k"])
      #expect(relay.status == 400)
      form.add("input_reference[file_id]", "file_1")
      #expect(
        try await client.create(form).decode()
          == TestError(
            "Expected exactly one of 'image_url' and 'file_id' in 'input_reference'.",
            param: "input_reference", code: "invalid_value"))
      let both = try await client.create(.create(["input_reference[image_url]": url]))
      #expect(both.status == 400 && both.text.contains("it has 'input_reference' twice"))
      #expect(try await client.stats().created == 1)
    }
  }

  @Test(
    arguments: [
      (
        #"{"prompt":"p","seconds":4}"#,
        TestError(
          "Invalid type for 'seconds': expected one of '4', '8', or '12', but got an integer instead.",
          param: "seconds", code: "invalid_type")
      ),
      (
        #"{"prompt":["p"]}"#,
        TestError(
          "Invalid type for 'prompt': expected a string, but got an array instead.", param: "prompt",
          code: "invalid_type")
      ),
      (
        #"{"prompt":null}"#,
        TestError(
          "Missing required parameter: 'prompt'.", param: "prompt", code: "missing_required_parameter")
      ),
      (
        #"{"prompt":"p","size":{"w":1}}"#,
        TestError(
          "Invalid type for 'size': expected one of '720x1280' or '1280x720', but got an object instead.",
          param: "size", code: "invalid_type")
      ),
      (
        #"{"prompt":"p","input_reference":"data:image/png;base64,AA=="}"#,
        TestError(
          "Invalid type for 'input_reference': expected a file, but got a string instead.",
          param: "input_reference", code: "invalid_type")
      ),
      (
        #"{"prompt":"p","input_reference":{}}"#,
        TestError(
          "Expected exactly one of 'image_url' and 'file_id' in 'input_reference'.", param: "input_reference",
          code: "invalid_value")
      ),
      (
        #"{"prompt":"p","input_reference":{"image_url":"data:image/png;base64,AA==","file_id":"f"}}"#,
        TestError(
          "Expected exactly one of 'image_url' and 'file_id' in 'input_reference'.", param: "input_reference",
          code: "invalid_value")
      ),
      (
        #"{"prompt":"p","input_reference":{"image_url":"https://example.com/a.png"}}"#,
        TestError(
          "Invalid 'input_reference.image_url': the sandbox takes base64 data URLs only.",
          param: "input_reference", code: "invalid_value")
      ),
      (#"{"prompt":"p""#, TestError("We could not parse the JSON body of your request.")),
      (#"[]"#, TestError("We could not parse the JSON body of your request.")),
    ])
  func `JSON that is wrong is refused in the service's words`(json: String, error: TestError) async throws {
    try await withSandbox { client in
      let reply = try await client.create(json: json)
      #expect(reply.status == 400)
      #expect(try reply.decode() == error)
    }
  }

  @Test func `JSON nested a thousand deep is refused, not followed`() async throws {
    try await withSandbox { client in
      let deep = String(repeating: "[", count: 1000) + String(repeating: "]", count: 1000)
      let reply = try await client.create(json: #"{"prompt":\#(deep)}"#)
      #expect(reply.status == 400)
      #expect(try await client.stats().created == 0)
    }
  }
}

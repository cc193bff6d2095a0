import Foundation
import Testing

@testable import Sandbox

struct OpenAIVideosLifeTests {
  @Test func `a job is queued, runs with rising progress, completes, and its clip expires`() async throws {
    let time = VirtualClock()
    try await withSandbox(clock: time) { client in
      let id = try await client.createdID()
      #expect(try await client.video(id).status == "queued")
      time.advance(milliseconds: 400)
      let early = try await client.video(id)
      time.advance(milliseconds: 500)
      let late = try await client.video(id)
      #expect(early.status == "in_progress" && late.status == "in_progress")
      #expect((1..<late.progress).contains(early.progress))

      let unready = try await client.get("/v1/videos/\(id)/content")
      #expect(unready.status == 404)
      #expect(
        try unready.decode()
          == TestError("Video is not ready yet, use GET /v1/videos/{video_id} to check status."))

      time.advance(milliseconds: 100)
      let done = try await client.video(id)
      #expect(done.status == "completed" && done.progress == 100)
      #expect(done.completedAt == 1_800_000_001 && done.expiresAt == 1_800_003_601)
      #expect(try await client.get("/v1/videos/\(id)/content").status == 200)

      time.advance(milliseconds: 3_600_000)
      let gone = try await client.get("/v1/videos/\(id)/content")
      #expect(gone.status == 404)
      #expect(
        try gone.decode() == TestError("The video is no longer available. Downloads expire after 1 hours."))
      #expect(try await client.video(id).status == "completed")
    }
  }

  @Test func `the clip is a whole MP4, different for each job, and served in ranges`() async throws {
    let time = VirtualClock()
    try await withSandbox(clock: time) { client in
      let id = try await client.createdID()
      let other = try await client.createdID()
      time.advance(milliseconds: 1000)
      let path = "/v1/videos/\(id)/content"
      let whole = try await client.get(path + "?variant=video")
      #expect(whole.status == 200)
      #expect(whole.headers["content-type"] == "video/mp4")
      #expect(whole.headers["accept-ranges"] == "bytes")
      #expect(whole.headers["content-length"] == "\(whole.body.count)")
      #expect(MP4Boxes.names(whole.body) == ["ftyp", "moov", "free", "mdat", "free"])
      #expect(try await client.get("/v1/videos/\(other)/content").body != whole.body)
      let tag = try #require(whole.headers["etag"])
      #expect(tag.hasPrefix("\"") && tag.hasSuffix("\""))

      let part = try await client.get(path, headers: ["Range": "bytes=100-199", "If-Range": tag])
      #expect(part.status == 206)
      #expect(part.headers["content-range"] == "bytes 100-199/\(whole.body.count)")
      #expect(part.headers["etag"] == tag)
      #expect(part.body == whole.body[100..<200])
      let changed = try await client.get(path, headers: ["Range": "bytes=100-199", "If-Range": "\"x\""])
      #expect(changed.status == 200)
      #expect(changed.body == whole.body)
      let beyond = try await client.get(path, headers: ["Range": "bytes=\(whole.body.count)-"])
      #expect(beyond.status == 416)
      #expect(beyond.headers["content-range"] == "bytes */\(whole.body.count)")
    }
  }

  @Test func `other variants are stills, for which the frame stands in, or unknown`() async throws {
    let time = VirtualClock()
    try await withSandbox(clock: time) { client in
      let id = try await client.createdID()
      time.advance(milliseconds: 1000)
      let thumbnail = try await client.get("/v1/videos/\(id)/content?variant=thumbnail")
      #expect(thumbnail.status == 200)
      #expect(thumbnail.headers["content-type"] == "image/png")
      #expect(thumbnail.body == SamplePicture.png(1280, 720))
      let sheet = try await client.get("/v1/videos/\(id)/content?variant=spritesheet")
      #expect(sheet.status == 200)
      #expect(sheet.body == thumbnail.body)
      let odd = try await client.get("/v1/videos/\(id)/content?variant=gif")
      #expect(
        try odd.decode()
          == TestError(
            "Invalid value: 'gif'. Supported values are: 'video', 'thumbnail', and 'spritesheet'.",
            param: "variant", code: "invalid_value"))
    }
  }

  @Test func `only a finished job can be deleted, and is gone then but stays counted`() async throws {
    let time = VirtualClock()
    try await withSandbox(clock: time) { client in
      let id = try await client.createdID()
      let early = try await client.send("DELETE", "/v1/videos/\(id)")
      #expect(early.status == 400)
      time.advance(milliseconds: 1000)
      let reply = try await client.send("DELETE", "/v1/videos/\(id)")
      #expect(reply.status == 200)
      #expect(
        String(decoding: reply.body, as: UTF8.self)
          == #"{"deleted":true,"id":"\#(id)","object":"video.deleted"}"#)
      for path in ["/v1/videos/\(id)", "/v1/videos/\(id)/content"] {
        let gone = try await client.get(path)
        #expect(gone.status == 404)
        #expect(try gone.decode() == TestError("Video with id '\(id)' not found."))
      }
      #expect(try await client.get("/v1/videos").decode(TestList.self).data.isEmpty)
      #expect(try await client.stats().created == 1)
    }
  }

  @Test func `other paths and methods are refused in the service's words`() async throws {
    try await withSandbox { client in
      let path = try await client.get("/v1/videoz")
      #expect(path.status == 404)
      #expect(try path.decode() == TestError("Invalid URL (GET /v1/videoz)"))
      let method = try await client.send("PUT", "/v1/videos")
      #expect(method.status == 405)
      #expect(try method.decode(TestError.self).code == "method_not_supported")
      #expect(try await client.get("/v1/videos/../../etc/passwd").status == 404)
      #expect(try await client.get("/v1/videos/%2e%2e%2fjobs").status == 404)
    }
  }

  @Test func `with a key set, exactly that key is taken`() async throws {
    try await withSandbox({ $0.keys = .only("sk-test-1") }) { client in
      let none = try await client.get("/v1/videos")
      #expect(none.status == 401)
      #expect(try none.decode(TestError.self).message.hasPrefix("You didn't provide an API key."))
      for header in ["Basic sk-test-1", "sk-test-1"] {
        #expect(try await client.get("/v1/videos", headers: ["Authorization": header]).status == 401)
      }
      let wrong = try await client.create(.create(), headers: ["Authorization": "Bearer sk-test-2"])
      #expect(wrong.status == 401)
      #expect(try wrong.decode() == TestError("Incorrect API key provided.", code: "invalid_api_key"))
      let right = try await client.create(.create(), headers: ["Authorization": "Bearer sk-test-1"])
      #expect(right.status == 200)
      #expect(try await client.stats().created == 1)
    }
  }
}

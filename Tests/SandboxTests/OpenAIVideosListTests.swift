import Testing

@testable import Sandbox

struct OpenAIVideosListTests {
  @Test func `the list is paged in both directions`() async throws {
    try await withSandbox { client in
      var ids: [String] = []
      for _ in 0..<5 { ids.append(try await client.createdID()) }
      let first: TestList = try await client.get("/v1/videos?limit=2").decode()
      #expect(first.object == "list")
      #expect(first.data.map(\.id) == [ids[4], ids[3]])
      #expect(first.firstId == ids[4] && first.lastId == ids[3] && first.hasMore)
      let last: TestList = try await client.get("/v1/videos?limit=3&after=\(ids[3])").decode()
      #expect(last.data.map(\.id) == [ids[2], ids[1], ids[0]])
      #expect(!last.hasMore)
      let upward: TestList = try await client.get("/v1/videos?order=asc&limit=100&after=\(ids[1])").decode()
      #expect(upward.data.map(\.id) == [ids[2], ids[3], ids[4]])
      let end: TestList = try await client.get("/v1/videos?order=asc&after=\(ids[4])").decode()
      #expect(end.data.isEmpty && end.firstId == nil && !end.hasMore)
      let none: TestList = try await client.get("/v1/videos?limit=0").decode()
      #expect(none.data.isEmpty && none.hasMore)
    }
  }

  @Test(
    arguments: [
      (
        "limit=101",
        TestError(
          "Invalid 'limit': integer above maximum value. Expected a value <= 100, but got 101 instead.",
          param: "limit", code: "integer_above_max_value")
      ),
      (
        "limit=-1",
        TestError(
          "Invalid 'limit': integer below minimum value. Expected a value >= 0, but got -1 instead.",
          param: "limit", code: "integer_below_min_value")
      ),
      (
        "limit=x",
        TestError(
          "Invalid type for 'limit': expected an integer, but got a string instead.", param: "limit",
          code: "invalid_type")
      ),
      (
        "order=up",
        TestError(
          "Invalid value: 'up'. Supported values are: 'asc' and 'desc'.", param: "order",
          code: "invalid_value")
      ),
      ("after=video_0", TestError("Video with id 'video_0' not found.")),
    ])
  func `bad paging is refused`(query: String, error: TestError) async throws {
    try await withSandbox { client in
      let reply = try await client.get("/v1/videos?\(query)")
      #expect(reply.status == (query.hasPrefix("after") ? 404 : 400))
      #expect(try reply.decode() == error)
    }
  }

  @Test func `a new job shows up in the list after the lag, and can be asked for before`() async throws {
    let time = VirtualClock()
    try await withSandbox(clock: time, faults: ["list-lag:30s"]) { client in
      let id = try await client.createdID()
      time.advance(milliseconds: 29_999)
      #expect(try await client.get("/v1/videos").decode(TestList.self).data.isEmpty)
      #expect(try await client.video(id).id == id)
      time.advance(milliseconds: 1)
      #expect(try await client.get("/v1/videos").decode(TestList.self).data.map(\.id) == [id])
    }
  }
}

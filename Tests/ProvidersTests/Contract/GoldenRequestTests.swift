import Domain
import SystemPackage
import TestSupport
import Testing

@testable import Providers

/// What each provider is sent, against the files in `fixtures/http`, which were written from its page.
struct GoldenRequestTests {
  struct Row: Sendable, CustomTestStringConvertible {
    let file: String
    let sample: DialectSample
    var model = "sora-2"
    var seconds = 4
    var options: [String: String] = [:]
    var hasKey = true
    let calls: [String]

    var testDescription: String { sample.entry }

    /// A list that goes on is asked for twice.
    var requests: [String] { calls.flatMap { $0 == "list" ? ["list", "list_after"] : [$0] } }
  }

  private static let pictures = ["thumbnail", "spritesheet"]
  private static let all = ["submit", "remix", "poll", "list", "download", "delete"]

  static let rows = [
    Row(file: "openai-videos/sandbox", sample: .sandbox, hasKey: false, calls: all + pictures),
    Row(file: "openai-videos/openai", sample: .openAI, calls: all + pictures),
    Row(file: "openai-videos/azure", sample: .azure, calls: all),
    Row(file: "openai-videos/apiyi", sample: .apiyi, calls: ["submit", "poll", "list", "download"]),
    Row(file: "openai-videos/compatible", sample: .compatible, calls: all),
    Row(file: "vtrix-task/vtrix", sample: .vtrix, calls: ["submit", "remix", "poll", "download"]),
    Row(
      file: "v2-generations/yutoai", sample: .yutoai, model: "sora-2-pro", seconds: 10,
      options: ["hd": "true", "watermark": "false", "private": "true"],
      calls: ["submit", "poll", "download"]),
  ]

  @Test(arguments: rows) func `each call is the page's, field by field`(row: Row) async throws {
    let script: ScriptedPeer.Script = { request in
      switch row.sample.call(request) {
      case .content, .picture: .reply(200, body: [1])
      case .list(let cursor):
        .json(row.sample.page?(cursor == nil ? [("job_1", 1_790_000_000)] : [], cursor == nil) ?? "")
      case .delete: .json(#"{"id":"job_1","object":"video.deleted","deleted":true}"#)
      default: row.sample.job("job_1", .completed, to: request)
      }
    }
    try await ScriptedPeer.run(script: script) { peer in
      let folder = try TemporaryDirectory()
      let key = row.hasKey ? try Sample.key() : nil
      try await Sample.withProvider(
        at: row.sample.base(at: peer), entry: row.sample.entry, key: key
      ) { provider in
        var job = JobSnapshot(id: try Sample.job("job_1"), status: .completed)
        for call in row.calls { try await Self.make(call, of: row, with: provider, in: folder.path, &job) }
      }
      for (call, request) in zip(row.requests, peer.requests) {
        let golden = try #require(try GoldenRequest.load(row.file, call))
        #expect(GoldenRequest.differences(try GoldenRequest.of(request), golden) == [], "\(call)")
      }
      #expect(peer.requests.count == row.requests.count)
    }
  }

  @Test func `a provider that takes JSON gets the picture as a data URI inside it`() async throws {
    try await ScriptedPeer.run(script: { _ in .json(#"{"id":"v"}"#) }) { peer in
      let folder = try TemporaryDirectory()
      let request = try Sample.request(in: folder.path)
      var entry = try Sample.entry("openai")
      entry.image = .dataURI
      _ = try await Sample.withProvider(at: peer.base, entry) { await $0.submit(request) }
      let golden = try #require(try GoldenRequest.load("openai-videos/openai-json", "submit"))
      let recorded = try #require(peer.requests.first)
      #expect(GoldenRequest.differences(try GoldenRequest.of(recorded), golden) == [])
    }
  }

  @Test(arguments: ["openai", "vtrix", "yutoai"])
  func `an entry's own fields go with every submit`(name: String) async throws {
    try await ScriptedPeer.run(script: { _ in .json(#"{"id":"v","task_id":"v"}"#) }) { peer in
      let folder = try TemporaryDirectory()
      let request = try Sample.request(in: folder.path, options: ["watermark": "true"])
      var entry = try Sample.entry(name)
      entry.fields = ["notify_hook": "https://hook.example.com/x", "watermark": "false"]
      _ = try await Sample.withProvider(at: peer.base, entry) { await $0.submit(request) }
      let body = try GoldenRequest.of(try #require(peer.requests.first))["body"]
      let fields = body?["input"]?.elements?.first?["params"] ?? body
      #expect(fields?["notify_hook"] == .string("https://hook.example.com/x"))
      #expect(fields?["watermark"]?.text == "true")
    }
  }

  @Test func `a provider that takes links only is sent nothing`() async throws {
    try await ScriptedPeer.run(script: { _ in .json(#"{"id":"v"}"#) }) { peer in
      let folder = try TemporaryDirectory()
      let request = try Sample.request(in: folder.path)
      var entry = try Sample.entry("vtrix")
      entry.image = .url
      let outcome = try await Sample.withProvider(at: peer.base, entry) { await $0.submit(request) }
      #expect(outcome.isNotSent)
      #expect(outcome.words.contains("takes pictures as links to a public host only"))
      #expect(peer.connections == 0)
    }
  }

  private static func make(
    _ call: String, of row: Row, with provider: any VideoProvider, in folder: FilePath,
    _ job: inout JobSnapshot
  ) async throws {
    let model = try #require(try Sample.entry(row.sample.entry).model(row.model)?.id)
    switch call {
    case "submit":
      _ = await provider.submit(
        try Sample.request(in: folder, options: row.options, model: model, seconds: row.seconds))
    case "remix":
      _ = await provider.submit(try Sample.request(in: folder, options: ["remix": "video_7"], model: model))
    case "poll": job = try await provider.poll(job.id)
    case "list": _ = try await provider.list(since: 0)
    case "delete": try await provider.delete(job.id)
    case "thumbnail":
      _ = try await provider.thumbnail(of: job.id, to: folder.appending("thumbnail"), limit: 1000)
    case "spritesheet":
      _ = try await provider.spritesheet(of: job.id, to: folder.appending("sheet"), limit: 1000)
    default:
      _ = try await provider.download(of: job, to: folder.appending("clip"), limit: 1000)
    }
  }
}

import Foundation
import SystemPackage
import TestSupport
import Testing

/// One command line, only the provider changed, against the sandbox standing in for each entry of the catalog.
@Suite(.timeLimit(.hang))
struct EveryProviderTests {
  /// An entry, the service that stands in for it (none for the one inside the program), and what it is sent.
  struct Row: Sendable, CustomTestStringConvertible {
    let provider: String
    var standIn: String?
    let golden: String

    var testDescription: String { provider }
  }

  static let rows = [
    Row(provider: "sandbox", golden: "openai-videos/sandbox"),
    Row(provider: "openai", standIn: "openai", golden: "openai-videos/openai"),
    Row(provider: "azure", standIn: "azure", golden: "openai-videos/azure"),
    Row(provider: "apiyi", standIn: "apiyi", golden: "openai-videos/apiyi"),
    // A reseller's habits: two ids, envelopes, other words, JSON that is called text.
    Row(provider: "compatible", standIn: "relay", golden: "openai-videos/compatible"),
    Row(provider: "vtrix", standIn: "vtrix", golden: "vtrix-task/vtrix"),
    Row(provider: "yutoai", standIn: "yutoai", golden: "v2-generations/yutoai"),
  ]

  static func arguments(_ input: String, _ provider: String, at address: String?) -> [String] {
    let own = address.map { ["--base-url", $0, "--key-file", "key"] } ?? ["--no-render", "--record", "sent"]
    return ["run", input, "--size", "1280x720", "--jobs", "1", "--provider", provider] + own
      + [
        "--upscale", "allow", "--allow-ended", "--price-per-second", "0.10", "--yes", "--max-cost", "50",
        "--submit-rate", "6000/min", "--output-format", "jsonl",
      ]
  }

  static func writeKey(in project: borrowing Project) throws {
    let key = try project.folder.write(Array("sk-any-key\n".utf8), to: "key")
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: key.string)
  }

  /// The pauses of a real service are no part of what is looked at.
  private static func hurry(_ row: Row, in project: borrowing Project) throws {
    let entry = """
      providers:
        - name: \(row.provider)
          jobs_in_flight: 50
          poll: { first: 0.1, max: 0.5, patience: 0.5 }

      """
    if row.standIn != nil { _ = try project.folder.write(Array(entry.utf8), to: "firstframe.yaml") }
  }

  @Test(arguments: rows)
  func `the whole folder's clips arrive, and each request is what the page says, field by field`(
    row: Row
  ) async throws {
    let project = try Project()
    try Self.writeKey(in: project)
    try Self.hurry(row, in: project)
    let page = try GoldenRequests(row.golden)
    try await project.withStandIns("--record", "sent", "--no-quota") { addresses in
      let address = try row.standIn.map { try #require(addresses[$0]) }
      let path = address.map { String($0.drop { $0 != "/" }.dropFirst(2).drop { $0 != "/" }) } ?? "/v1"
      let arguments = { (input: String) in
        Self.arguments(input, row.provider, at: address) + page.settings
      }

      let run = try await ProgramRun.run(arguments(Shots.folder.string), in: project.path)
      #expect(run.code == 0, "\(run.errors)")
      let shots = try run.objects.filter { $0["type"] as? String == "shot" }
      #expect(shots.count == 16)
      for shot in shots {
        #expect(shot["state"] as? String == "done" && shot["provider"] as? String == row.provider)
        let clip = try #require(shot["clip"] as? String)
        #expect(FileManager.default.fileExists(atPath: project.path.pushing(FilePath(clip)).string))
      }
      #expect(try project.clips().count { $0.hasSuffix(".mp4") } == 16)
      let sent = try Self.takeSent(in: project)
      #expect(try page.compare(sent, to: ["submit", "poll", "download"], under: path) == 16)

      // Nobody knows how this submit ended, so that the list is asked where there is one.
      if page.has("list") {
        _ = try project.folder.write(try FileBytes.read(Shots.plain), to: "lost/a.jpg")
        _ = try project.folder.write(Array("[sandbox:500] a boat".utf8), to: "lost/a.txt")
        let lost = try await ProgramRun.run(arguments("lost"), in: project.path)
        #expect([0, 4].contains(lost.code), "\(lost.errors)")
        _ = try page.compare(
          try Self.takeSent(in: project).filter { $0.isList }, to: ["list"], under: path)
      }
      if page.has("remix") {
        let job = try #require(shots.first?["job_id"] as? String)
        let remix = try await ProgramRun.run(
          arguments(Shots.folder.appending("paper-boat.jpg").string) + ["--remix", job], in: project.path)
        #expect(remix.code == 0, "\(remix.errors)")
        let creates = try Self.takeSent(in: project).filter { $0.method == "POST" }
        #expect(creates.count == 1)
        _ = try page.compare(creates, to: ["remix"], under: path)
      }
    }
  }

  @Test(arguments: ["compatible", "vtrix", "yutoai"])
  func `markers rehearse a shot's trouble in every protocol`(provider: String) async throws {
    let markers = [
      "moderation", "moderation-image", "moderation-prompt", "size", "fail", "expire", "429",
    ]
    let row = try #require(Self.rows.first { $0.provider == provider })
    let project = try Project.of(pictures: markers.count)
    try Self.writeKey(in: project)
    try Self.hurry(row, in: project)
    for (index, marker) in markers.enumerated() {
      try project.prompt("[sandbox:\(marker)] picture \(index)", for: "s\(index)")
    }
    try await project.withStandIns { addresses in
      let address = try #require(addresses[row.standIn ?? ""])
      let run = try await ProgramRun.run(
        Self.arguments("in", provider, at: address) + ["--seconds", "4"], in: project.path)
      #expect(run.code == 4, "\(run.errors)")
      let shots = try run.objects.filter { $0["type"] as? String == "shot" }
      let states = shots.sorted { "\($0["source"] ?? "")" < "\($1["source"] ?? "")" }
        .map { $0["state"] as? String }
      #expect(
        states == ["failed", "failed", "failed", "failed", "failed", "expired", "done"],
        "\(run.output)")
    }
  }

  /// The requests recorded since the last time.
  private static func takeSent(in project: borrowing Project) throws -> [SentRequest] {
    try project.folder.files().filter { $0.hasPrefix("sent/") }.sorted().map { name in
      let file = project.path.pushing(FilePath(name))
      let request = try SentRequest(FileBytes.read(file))
      try FileManager.default.removeItem(atPath: file.string)
      return request
    }
  }
}

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
    /// Fields of the golden file that a plain run has not, or otherwise.
    var free: Set<String> = []

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
    Row(
      provider: "yutoai", standIn: "yutoai", golden: "v2-generations/yutoai",
      free: ["model", "duration", "hd", "watermark", "private"]),
  ]

  static func arguments(_ provider: String, at address: String?) -> [String] {
    let own = address.map { ["--base-url", $0, "--key-file", "key"] } ?? ["--no-render", "--record", "sent"]
    return ["run", "in", "--size", "1280x720", "--seconds", "4", "--jobs", "1", "--provider", provider] + own
      + [
        "--upscale", "allow", "--allow-ended", "--price-per-second", "0.10", "--yes", "--max-cost", "5",
        "--submit-rate", "6000/min",
      ]
  }

  static func writeKey(in project: borrowing Project) throws {
    let key = try project.folder.write(Array("sk-any-key\n".utf8), to: "key")
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: key.string)
  }

  @Test(arguments: rows)
  func `all clips arrive, and what was sent is what the page says`(row: Row) async throws {
    let project = try Project.of(shots: ["paper-boat.jpg", "coast/island-palm.webp"])
    try Self.writeKey(in: project)
    try await project.withStandIns("--record", "sent") { addresses in
      let address = try row.standIn.map { try #require(addresses[$0]) }
      let run = try await ProgramRun.run(
        Self.arguments(row.provider, at: address) + ["--output-format", "jsonl"], in: project.path)
      #expect(run.code == 0, "\(run.errors)")
      let shots = try run.objects.filter { $0["type"] as? String == "shot" }
      #expect(shots.map { $0["state"] as? String } == ["done", "done"])
      #expect(shots.allSatisfy { $0["provider"] as? String == row.provider })
    }
    #expect(
      try project.clips() == [
        "coast/island-palm.json", "coast/island-palm.mp4", "paper-boat.json", "paper-boat.mp4",
      ])
    #expect(try project.jobs(row.standIn == nil ? "out/.firstframe/sandbox" : "served").count == 2)
    let page = try Self.object(Fixtures.bytes("http/\(row.golden).json"))
    for (call, kind) in [("create", "submit"), ("poll", "poll"), ("content", "download")] {
      let expected = Self.fields(try #require(page[kind]), free: row.free)
      let sent = try Self.sent(call, in: project)
      #expect(!sent.isEmpty)
      for request in sent { #expect(Self.fields(request, free: row.free) == expected, "\(kind)") }
    }
  }

  @Test(arguments: ["compatible", "vtrix", "yutoai"])
  func `markers rehearse a shot's trouble in every protocol`(provider: String) async throws {
    let markers = [
      "moderation", "moderation-image", "moderation-prompt", "size", "fail", "gone", "expire", "429",
    ]
    let project = try Project.of(pictures: markers.count)
    try Self.writeKey(in: project)
    for (index, marker) in markers.enumerated() {
      try project.prompt("[sandbox:\(marker)] picture \(index)", for: "s\(index)")
    }
    try await project.withStandIns { addresses in
      let row = try #require(Self.rows.first { $0.provider == provider })
      let address = try #require(addresses[row.standIn ?? ""])
      let run = try await ProgramRun.run(
        Self.arguments(provider, at: address) + ["--output-format", "jsonl"], in: project.path)
      #expect(run.code == 4, "\(run.errors)")
      let shots = try run.objects.filter { $0["type"] as? String == "shot" }
      let states = shots.sorted { "\($0["source"] ?? "")" < "\($1["source"] ?? "")" }
        .map { $0["state"] as? String }
      #expect(
        states == ["failed", "failed", "failed", "failed", "failed", "failed", "expired", "done"],
        "\(run.output)")
    }
  }

  /// The recorded requests of one kind of call.
  private static func sent(_ call: String, in project: borrowing Project) throws -> [Any] {
    try project.folder.files().filter { $0.hasPrefix("sent/") && $0.hasSuffix("-\(call).json") }
      .map { try object(FileBytes.read(project.path.appending($0))) }
  }

  private static func object(_ bytes: [UInt8]) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
  }

  /// The leaves of a request by their path, but for what each shot has of its own and where the server is.
  private static func fields(_ value: Any, free: Set<String>) -> [String: String] {
    let ignored = free.union(["prompt", "sha256", "path", "signature", "expires"])
    func leaves(_ value: Any, _ path: [String]) -> [(String, String)] {
      if let name = path.last, ignored.contains(name) { return [] }
      if let members = value as? [String: Any] { return members.flatMap { leaves($1, path + [$0]) } }
      if let list = value as? [Any] { return list.enumerated().flatMap { leaves($1, path + ["\($0)"]) } }
      return [(path.joined(separator: "/"), "\(value)")]
    }
    return Dictionary(uniqueKeysWithValues: leaves(value, []))
  }
}

import Foundation
import TestSupport
import Testing

@testable import Commands

@Suite(.serialized, .timeLimit(.hang))
struct DoctorCommandTests {
  private static let names = [
    "firstframe", "worker", "libvips", "loaders", "isolation", "libmagic", "ffmpeg", "disk",
  ]

  @Test func `everything that is needed is looked at, a line each`() async throws {
    let folder = try TemporaryDirectory()
    let run = try await ProgramRun.run(["doctor"], in: folder.path)
    #expect(run.code == 0)
    #expect(Self.names.allSatisfy { name in run.lines.contains { $0.contains("  \(name) ") } })
  }

  @Test(arguments: ["json", "jsonl"])
  func `the same as JSON`(format: String) async throws {
    let folder = try TemporaryDirectory()
    let run = try await ProgramRun.run(["doctor", "--output-format", format], in: folder.path)
    let lines = format == "json" ? [Substring(run.output)] : run.lines
    let parsed = try lines.map { try JSONSerialization.jsonObject(with: Data($0.utf8)) }
    let objects = try #require((format == "json" ? parsed.first : parsed) as? [[String: Any]])
    #expect(objects.compactMap { $0["name"] as? String } == Self.names)
    let keys: Set = ["type", "name", "status", "value", "advice"]
    #expect(objects.allSatisfy { $0["type"] as? String == "check" && Set($0.keys).isSubset(of: keys) })
  }

  @Test func `what is less good without ffmpeg is a warning with advice`() async throws {
    let folder = try TemporaryDirectory()
    let run = try await ProgramRun.run(
      ["doctor", "--output-format", "jsonl"], in: folder.path, environment: ["PATH": "/nonexistent"])
    #expect(run.code == 0)
    let line = try #require(run.lines.first { $0.contains("\"ffmpeg\"") })
    #expect(line.contains("\"warning\"") && line.contains("apt install ffmpeg"))
  }

  @Test func `a line of text has its mark, its name and its advice below`() {
    let check = DoctorCheck(name: "disk", status: .warning, value: "full", advice: "free some space")
    #expect(
      check.line.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) } == [
        "warning  disk        full", "free some space",
      ])
  }
}

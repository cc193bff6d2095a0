import Domain
import Foundation
import SystemPackage
import TestSupport
import Testing

@testable import Workers

struct WireInspectionsTests {
  @Test func `every kind, no kind and every finding survive`() throws {
    let flagged = [
      Finding(.wrongSize, "it is 1x1, not 2x2", isFixable: true), Finding(.damaged, "a \"word\"\n"),
    ]
    let all =
      PictureKind.allCases.map { Inspection(kind: $0) }
      + [Inspection(findings: flagged), Inspection(), Inspection(kind: .png, findings: flagged)]
    let line = try JSONEncoder().encode(WireInspections(all))
    #expect(try JSONDecoder().decode(WireInspections.self, from: line).inspections(of: all.count) == all)
  }

  @Test(arguments: [#"{"letters":"jx","findings":{}}"#, #"{"letters":"j","findings":{}}"#])
  func `an answer about other files is none`(line: String) throws {
    let wired = try JSONDecoder().decode(WireInspections.self, from: Data(line.utf8))
    #expect(wired.inspections(of: 2) == nil)
  }

  @Test func `paths of any bytes survive together`() throws {
    let seed = UInt64.random(in: 0 ... .max)
    var random = SeededGenerator(seed: seed)
    let paths = (0..<50).map { _ in
      let length = Int.random(in: 1...40, using: &random)
      return FileBytes.path((0..<length).map { _ in .random(in: 0x30...0xFF, using: &random) }, in: "a\nb")
    }
    let line = try JSONEncoder().encode(WirePaths(paths))
    #expect(try JSONDecoder().decode(WirePaths.self, from: line).paths == paths, "seed \(seed)")
  }

  @Test func `a worker that never ends its line is given up`() async throws {
    let folder = try TemporaryDirectory()
    let script = folder.path.appending("worker")
    try await Script.write("read -r line; exec tr '\\0' x < /dev/zero", to: script)
    let found = try await TestPool.with(executable: script) { pool in
      await pool.inspect(["a"], rules: .frame(FrameRules(sizes: [])))
    }
    #expect(found.map { $0.findings.map(\.code) } == [[.damaged]])
  }
}

import Foundation
import SystemPackage
import TestSupport
import Testing

/// `check --fix` and `--diff`: the only command that writes in place.
@Suite(.serialized, .timeLimit(.hang))
struct CheckFixTests {
  private static func run(_ options: [String], in folder: FilePath) async throws -> ProgramRun {
    try await ProgramRun.run(["check", "in"] + CheckFolder.size + options, in: folder)
  }

  private static func contents(_ folder: borrowing TemporaryDirectory) throws -> [String: [UInt8]] {
    var contents: [String: [UInt8]] = [:]
    for name in try folder.files() { contents[name] = try FileBytes.read(folder.path.appending(name)) }
    return contents
  }

  @Test func `what a new frame mends is mended once, and nothing else is touched`() async throws {
    let folder = try TemporaryDirectory()
    try CheckFolder.fill(folder)
    let before = try Self.contents(folder)
    let first = try await Self.run(["--fix"], in: folder.path)
    #expect(first.code == 1)
    #expect(first.lines.first == "in/b-camera.png: fixed (FF009): 32x18 from 32x18 at 0,0")
    #expect(first.lines.dropFirst().first == "in/c-large.png: fixed (FF004): 32x18 from 64x36 at 0,6")
    #expect(
      first.errors
        == "6 pictures: 1 clean, 2 fixed, 3 with 3 findings; 1 other file skipped\n")
    let after = try Self.contents(folder)
    #expect(Set(after.keys) == Set(before.keys))
    let changed = before.keys.filter { before[$0] != after[$0] }.sorted()
    #expect(changed == ["in/b-camera.png", "in/c-large.png"])
    let second = try await Self.run(["--fix", "--deep", "--ignore", "FF003,FF006,FF011"], in: folder.path)
    #expect((second.code, second.output) == (0, ""))
    #expect(try Self.contents(folder) == after)
  }

  @Test func `--diff tells the same and writes nothing`() async throws {
    let folder = try TemporaryDirectory()
    try CheckFolder.fill(folder)
    let before = try Self.contents(folder)
    let run = try await Self.run(["--diff", "--select", "FF004"], in: folder.path)
    #expect(run.code == 1)
    #expect(
      run.output == """
        in/c-large.png: FF004 it is 64x48, not 32x18
        in/c-large.png: would become 32x18 from 64x36 at 0,6

        """)
    #expect(try Self.contents(folder) == before)
  }

  @Test func `a file keeps its mode and its format`() async throws {
    let folder = try TemporaryDirectory()
    let path = try folder.write(try Fixtures.bytes("pictures/lossy.webp"), to: "in/a.webp")
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path.string)
    let run = try await Self.run(["--fix"], in: folder.path)
    #expect(run.code == 1)
    let mode = try FileManager.default.attributesOfItem(atPath: path.string)[.posixPermissions] as? Int
    #expect(mode == 0o640)
    #expect(try FileBytes.read(path)[8..<12].elementsEqual("WEBP".utf8))
    #expect(try await Self.run([], in: folder.path).code == 0)
  }

  @Test func `the JSON lines tell what was fixed and what is left`() async throws {
    let folder = try TemporaryDirectory()
    try CheckFolder.fill(folder)
    let run = try await Self.run(["--fix", "--output-format", "jsonl", "--ignore", "FF009"], in: folder.path)
    let objects = try run.lines.map {
      try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
    }
    #expect(
      objects.map {
        "\($0["type"] ?? "") \($0["code"] ?? $0["status"] ?? "") \($0["fixed"] as? Bool ?? false)"
      } == [
        "finding FF004 true", "frame written false", "finding FF003 false", "finding FF006 false",
        "finding FF011 false", "summary  false",
      ])
  }

  @Test func `what can't be mended is told with the reason, and the file is as it was`() async throws {
    let folder = try TemporaryDirectory()
    let torn = PNGFile(width: 64, height: 48, colour: .rgb).bytes(data: [1, 2, 3])
    _ = try folder.write(torn, to: "in/torn.png")
    let target = try folder.write(PNGFile.of(.slope(width: 64, height: 48)), to: "elsewhere.png")
    try FileBytes.link(folder.path.appending("in/link.png"), to: target)
    let before = try Self.contents(folder)
    let run = try await Self.run(["--fix"], in: folder.path)
    #expect(run.code == 1)
    #expect(run.output.contains("in/link.png: it is a link, which would be replaced"))
    #expect(run.output.contains("in/torn.png: FF006 it is damaged or cut short"))
    #expect(try Self.contents(folder) == before)
    let refused = try await Self.run(["--fix", "--max-crop", "1%"], in: folder.path)
    #expect(refused.output.contains("in/torn.png: FF014"))
    #expect(try Self.contents(folder) == before)
  }

  @Test func `two runs at once do not disturb each other`() async throws {
    let folder = try TemporaryDirectory()
    for index in 0..<8 {
      _ = try folder.write(PNGFile.of(.slope(width: 40 + index, height: 30)), to: "in/\(index).png")
    }
    let path = folder.path
    let runs = try await withThrowingTaskGroup(of: ProgramRun.self) { group in
      for _ in 0..<2 { group.addTask { try await Self.run(["--fix"], in: path) } }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(runs.allSatisfy { [0, 1, 5].contains($0.code) })
    #expect(try folder.files() == (0..<8).map { "in/\($0).png" })
    let after = try await Self.run(["--deep"], in: folder.path)
    #expect((after.code, after.output) == (0, ""))
  }
}

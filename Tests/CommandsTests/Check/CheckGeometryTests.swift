import Foundation
import SystemPackage
import TestSupport
import Testing

/// What `check --fix` may do to the size and the shape of a picture in place.
@Suite(.serialized, .timeLimit(.hang))
struct CheckGeometryTests {
  private static func check(_ folder: FilePath, _ arguments: String...) async throws -> ProgramRun {
    try await ProgramRun.run(["check", "in", "--jobs", "1"] + arguments, in: folder)
  }

  private static func picture(_ width: Int, _ height: Int) -> [UInt8] {
    PNGFile.of(.slope(width: width, height: height), chunks: [("eXIf", ExifBlock.bytes())])
  }

  @Test(arguments: [["--select", "FF009"], ["--ignore", "FF004"]])
  func `where a wrong size does not count, a mended picture keeps its own`(choice: [String]) async throws {
    let folder = try TemporaryDirectory()
    let path = try folder.write(Self.picture(70, 40), to: "in/a.png")
    let arguments = ["check", "in", "--jobs", "1", "--size", "32x18", "--max-crop", "0"] + choice
    let plan = try await ProgramRun.run(arguments + ["--diff"], in: folder.path)
    #expect(plan.lines.last == "in/a.png: would become 70x40 from 70x40 at 0,0")
    let run = try await ProgramRun.run(arguments + ["--fix"], in: folder.path)
    #expect((run.code, run.output) == (1, "in/a.png: fixed (FF009): 70x40 from 70x40 at 0,0\n"))
    let pixels = try #require(PNGFile.raster(of: FileBytes.read(path)))
    #expect((pixels.width, pixels.height) == (70, 40))
    let after = try await ProgramRun.run(arguments, in: folder.path)
    #expect((after.code, after.output) == (0, ""))
  }

  private static let refusals: [(Int, Int, String, String, [String])] = [
    (18, 90, "in/a.png: FF014 the crop to 32x18 would lose", "--max-crop 50 %", ["--max-crop", "95%"]),
    (12, 7, "in/a.png: FF013 12x7 would be enlarged", "--upscale allow", ["--upscale", "allow"]),
    (12, 7, "in/a.png: FF013 12x7 would be enlarged", "more than 2x", ["--upscale", "warn"]),
    (12, 7, "in/a.png: FF013 12x7 would be enlarged", "more than 2x", ["--max-upscale", "3"]),
  ]

  @Test(arguments: refusals)
  func
    `what much is lost of, or what is enlarged far, is not framed anew in place unless an option allows it`(
      width: Int, height: Int, finding: String, option: String, permission: [String]
    ) async throws
  {
    let folder = try TemporaryDirectory()
    let bytes = Self.picture(width, height)
    let path = try folder.write(bytes, to: "in/a.png")
    let shown = try await Self.check(folder.path, "--size", "32x18", "--diff")
    let refused = try await Self.check(folder.path, "--size", "32x18", "--fix")
    #expect(refused.code == 1)
    let last = try #require(refused.lines.last)
    #expect(last.hasPrefix(finding) && last.contains(option))
    #expect(shown.output == refused.output)
    #expect(try FileBytes.read(path) == bytes)
    let allowed = try await ProgramRun.run(
      ["check", "in", "--jobs", "1", "--size", "32x18", "--fix"] + permission, in: folder.path)
    #expect(allowed.output.hasPrefix("in/a.png: fixed (FF004, FF009): 32x18 from "))
  }

  @Test func `the text has the remark that the JSON has`() async throws {
    let folder = try TemporaryDirectory()
    _ = try folder.write(Self.picture(12, 7), to: "in/a.png")
    for mode in ["--diff", "--fix"] {
      let run = try await Self.check(folder.path, "--size", "32x18", "--upscale", "warn", mode)
      #expect(run.lines.last?.contains("; FF013 12x7 would be enlarged") == true)
    }
  }

  @Test func `one file under two names is left as it is`() async throws {
    let folder = try TemporaryDirectory()
    let path = try folder.write(Self.picture(64, 36), to: "in/a.png")
    try FileManager.default.linkItem(
      atPath: path.string, toPath: folder.path.appending("other.png").string)
    let bytes = try FileBytes.read(path)
    let shown = try await Self.check(folder.path, "--size", "32x18", "--dry-run")
    let run = try await Self.check(folder.path, "--size", "32x18", "--fix")
    #expect(run.code == 1)
    #expect(run.lines.last?.hasPrefix("in/a.png: it is one file under 2 names (hard links)") == true)
    #expect(shown.output == run.output)
    #expect(try FileBytes.read(path) == bytes)
  }

  @Test func `files behind a link to a folder elsewhere are mended too`() async throws {
    let folder = try TemporaryDirectory()
    _ = try folder.write(Self.picture(64, 36), to: "elsewhere/sub/a.png")
    _ = try folder.write(CheckFolder.clean, to: "in/b.png")
    try FileBytes.link(folder.path.appending("in/link"), to: folder.path.appending("elsewhere"))
    let run = try await Self.check(folder.path, "--size", "32x18", "--fix")
    #expect(run.output == "in/link/sub/a.png: fixed (FF004, FF009): 32x18 from 64x36 at 0,0\n")
    #expect(run.code == 1)
    let again = try await Self.check(folder.path, "--size", "32x18")
    #expect((again.code, again.output) == (0, ""))
  }
}

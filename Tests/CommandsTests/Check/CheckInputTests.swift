import SystemPackage
import TestSupport
import Testing

/// What `check` takes for its inputs, and for whom it looks at them.
@Suite(.serialized, .timeLimit(.hang))
struct CheckInputTests {
  private static func check(_ folder: FilePath, _ arguments: String...) async throws -> ProgramRun {
    try await ProgramRun.run(["check", "--jobs", "1"] + arguments, in: folder)
  }

  private static func picture(_ width: Int, _ height: Int) -> [UInt8] {
    PNGFile.of(.slope(width: width, height: height))
  }

  @Test func `a manifest's rows are held against their own sizes, and equal rows looked at once`()
    async throws
  {
    let folder = try TemporaryDirectory()
    _ = try folder.write(CheckFolder.clean, to: "in/a.png")
    _ = try folder.write(Self.picture(18, 32), to: "in/tall.png")
    let rows = """
      image,size,take
      in/tall.png,18x32,1
      in/a.png,,1
      in/a.png,,2
      in/a.png,18x32,3

      """
    _ = try folder.write(Array(rows.utf8), to: "shots.csv")
    let run = try await Self.check(folder.path, "shots.csv", "--size", "32x18")
    #expect((run.code, run.output) == (1, "in/a.png: FF004 it is 32x18, not 18x32\n"))
    #expect(run.errors == "3 pictures: 2 clean, 1 with 1 finding, 1 fixable with --fix\n")
    let fix = try await Self.check(folder.path, "--manifest", "shots.csv", "--size", "32x18", "--fix")
    #expect((fix.code, fix.output) == (2, ""))
    #expect(fix.errors.contains("in one way only:\n  in/a.png (shots.csv:3 and shots.csv:5)\nmake them with"))
  }

  @Test func `a picture that a manifest names is mended to its row's size`() async throws {
    let folder = try TemporaryDirectory()
    _ = try folder.write(Self.picture(40, 40), to: "in/a.png")
    _ = try folder.write(Array("- {image: ../in/a.png, size: 18x32}\n".utf8), to: "lists/shots.yaml")
    let run = try await Self.check(folder.path, "lists/shots.yaml", "--size", "32x18", "--fix")
    #expect(run.output == "lists/../in/a.png: fixed (FF004): 18x32 from 23x40 at 8,0\n")
    let again = try await Self.check(folder.path, "lists/shots.yaml", "--size", "32x18")
    #expect((again.code, again.output) == (0, ""))
  }

  @Test func `ignored names are told, and looked at with --no-ignore`() async throws {
    let folder = try TemporaryDirectory()
    _ = try folder.write(CheckFolder.clean, to: "in/raw/a.png")
    _ = try folder.write(Array("raw/\n".utf8), to: "in/.gitignore")
    let run = try await Self.check(folder.path, "in", "--size", "32x18")
    #expect(run.errors == "0 pictures: 0 clean; 1 name ignored by .gitignore (--no-ignore includes it)\n")
    let all = try await Self.check(folder.path, "in", "--size", "32x18", "--no-ignore")
    #expect((all.code, all.errors) == (0, "1 picture: 1 clean\n"))
  }

  @Test func `frames that prepare made are looked at, and are no sources`() async throws {
    let folder = try TemporaryDirectory()
    _ = try folder.write(CheckFolder.clean, to: "in/a.png")
    let made = try await ProgramRun.run(
      ["prepare", "in", "--size", "32x18", "-o", "out/frames", "--jobs", "1"], in: folder.path)
    #expect(made.code == 0)
    let run = try await Self.check(folder.path, "out", "--size", "32x18")
    #expect(run.errors == "1 picture: 1 clean\n")
    let sources = try await Self.check(folder.path, "out", "--size", "32x18", "--sources")
    #expect(
      sources.errors
        == "0 pictures: 0 clean; 1 output folder of earlier runs skipped (name one as an input to include it)\n"
    )
  }

  @Test func `a provider's sizes and limits count`() async throws {
    let folder = try TemporaryDirectory()
    _ = try folder.write(Self.picture(1280, 720), to: "in/a.png")
    let providers = """
      providers:
        - {name: small, base_url: "https://example.com", image_limit: 1000, \
      models: [{name: m, sizes: [{size: 1280x720}], seconds: [4]}]}

      """
    _ = try folder.write(Array(providers.utf8), to: "firstframe.yaml")
    let run = try await Self.check(folder.path, "in", "--size", "auto", "--provider", "small")
    #expect(run.code == 1)
    #expect(run.output.contains("FF012 the file has") && run.output.contains("more than the 1 kB that"))
    let other = try await Self.check(folder.path, "in", "--size", "1280x720")
    #expect((other.code, other.output) == (0, ""))
    let refused = try await Self.check(folder.path, "in", "--size", "32x18", "--provider", "small")
    #expect((refused.code, refused.errors.contains("m makes no 32x18 clips")) == (2, true))
    let unknown = try await Self.check(folder.path, "in", "--size", "auto", "--provider", "nobody")
    #expect((unknown.code, unknown.errors.contains("there is no provider nobody")) == (2, true))
  }

  @Test func `a picture whose name looks like options is a picture`() async throws {
    let folder = try TemporaryDirectory()
    for name in ["-dash.png", "--version.PNG", "frames/bad.png"] {
      _ = try folder.write(Self.picture(40, 30), to: name)
    }
    let run = try await Self.check(
      folder.path, "--deep", "--size", "32x18", "-dash.png", "--version.PNG", "frames/bad.png")
    #expect(run.code == 1)
    #expect(
      run.lines
        == ["./-dash.png", "./--version.PNG", "frames/bad.png"].map {
          "\($0): FF004 it is 40x30, not 32x18"
        })
    let frame = try await ProgramRun.run(
      ["prepare", "--size=32x18", "--output=frame.png", "--", "-dash.png"], in: folder.path)
    #expect((frame.code, frame.output) == (0, "written\tframe.png\n"))
  }

  @Test func `without --size the configured one counts, and then any of the model's`() async throws {
    let folder = try TemporaryDirectory()
    _ = try folder.write(CheckFolder.clean, to: "in/a.png")
    let standard = try await Self.check(folder.path, "in")
    #expect(
      (standard.code, standard.output) == (1, "in/a.png: FF004 it is 32x18, not 720x1280 or 1280x720\n"))
    _ = try folder.write(Array("size: 32x18\n".utf8), to: "firstframe.yaml")
    let configured = try await Self.check(folder.path, "in")
    #expect((configured.code, configured.output) == (0, ""))
  }
}

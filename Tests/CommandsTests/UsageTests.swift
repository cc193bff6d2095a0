import SystemPackage
import TestSupport
import Testing

/// Exit 2: what is said when the command line can't be worked with, and that nothing is done then.
@Suite(.serialized, .timeLimit(.hang))
struct UsageTests {
  @Test(arguments: [
    (["frobnicate"], "frobnicate"), (["prepare"], "<input>"), (["prepare", "in"], "--size"),
    (["prepare", "in", "--size", "12"], "'12' is invalid for '--size"),
    (["prepare", "in", "--size", "0x10"], "'0x10' is invalid"),
    (["prepare", "in", "--size", "99999x10"], "'99999x10' is invalid"),
    (["prepare", "in", "--size", "-1x10"], "--size"),
    (["prepare", "in", "--size", "10x10", "--quality", "0"], "--quality is 0; it goes from 1 to 100"),
    (["prepare", "in", "--size", "10x10", "--quality", "101"], "--quality is 101"),
    (["prepare", "in", "--size", "10x10", "--jobs", "0"], "--jobs is 0; it goes from 1 to 256"),
    (["prepare", "in", "--size", "10x10", "--max-crop", "2"], "'2' is invalid for '--max-crop"),
    (["prepare", "in", "--size", "10x10", "--max-upscale", "0.5"], "it goes from 1 to 100000"),
    (["prepare", "in", "--size", "10x10", "--max-upscale", "nan"], "it goes from 1 to 100000"),
    (["prepare", "in", "--size", "10x10", "--format", "gif"], "'jpeg', 'png' or 'webp'"),
    (["prepare", "in", "--size", "10x10", "--gravity", "middle"], "'middle' is invalid for '--gravity"),
    (["prepare", "in", "--size", "10x10", "--gravity", "middle"], "- southwest"),
    (["prepare", "in", "--size", "10x10", "--gravity", "0.5,1.5"], "- a focus point such as 0.5,0.3"),
    (
      ["prepare", "in", "--size", "10x10", "--fit", "stretch"], "Please provide one of 'cover' and 'contain'"
    ),
    (["prepare", "in", "--size", "10x10", "--background", "blurry"], "- #rrggbb"),
    (["prepare", "in", "--size", "10x10", "--max-pixels", "many"], "'many' is invalid for '--max-pixels"),
    (["prepare", "in", "--size", "10x10", "--max-file-size", "0"], "'0' is invalid for '--max-file-size"),
    (
      ["prepare", "in", "--size", "10x10", "--max-side", "70000"],
      "--max-side is 70000; it goes from 1 to 65500"
    ),
    (
      ["run", "in", "--picture-memory", "1MB"], "--picture-memory is 1 MB; a worker takes 128 MiB for itself"
    ),
    (["run", "in", "--gravity", "up"], "- attention"), (["run", "in", "--background", "#12"], "- blur"),
    (["prepare", "in", "--size", "10x10", "--sise", "10x10"], "--size"),
    (["prepare", "in", "--size", "10x10", "-o", "in"], "in is the output folder too"),
    (["prepare", "in", "--size", "10x10", "-o", "in/a.png/below.jpg"], "names one frame"),
    (["prepare", "in/a.png", "--size", "10x10", "-o", "in"], "would overwrite the source"),
    (["prepare", "missing", "in", "--size", "10x10"], "firstframe: missing does not exist; check the path"),
    (["run", "in", "--dry-run", "--depfile", "d"], "--depfile can't be used with --dry-run"),
    (["run", "in", "--dry-run", "--stamp", "d"], "--stamp can't be used with --dry-run"),
    (["run", "in", "--dry-run", "--trace", "d"], "--trace can't be used with --dry-run"),
    (["plan", "in", "--depfile", "d"], "Unknown option '--depfile'"),
    (["plan", "in", "--stamp", "d"], "Unknown option '--stamp'"),
    (["plan", "in", "--trace", "d"], "Unknown option '--trace'"),
    (["reconcile", "--take=2"], "Unknown option '--take'"),
    (["reconcile", "--max-cost=2"], "Unknown option '--max-cost'"),
    (["reconcile", "--max-duration=2s"], "Unknown option '--max-duration'"),
    (["reconcile", "--retry-failed"], "Unknown option '--retry-failed'"),
    (["prepare", "in", "--size", "10x10", "--max-upscale", "1e300"], "it goes from 1 to 100000"),
    (["graph", "paint"], "'prepare'"), (["doctor", "--output-format", "xml"], "'text', 'json' or 'jsonl'"),
  ])
  func `a mistake is named and nothing is done`(arguments: [String], part: String) async throws {
    let folder = try TemporaryDirectory()
    // A frame of this picture in its own folder has the picture's name.
    _ = try folder.write([1], to: "in/a.png")
    let extra = part.contains("overwrite") ? ["--format", "png"] : []
    let run = try await ProgramRun.run(arguments + extra, in: folder.path)
    #expect(run.code == 2)
    #expect(run.output == "")
    #expect(run.errors.contains(part), "\(run.errors)")
    #expect(!run.errors.contains("Stack dump") && !run.errors.contains("Fatal error"))
    #expect(try folder.files() == ["in/a.png"])
  }

  @Test func `sources that would become one output are listed in pairs`() async throws {
    let folder = try TemporaryDirectory()
    for name in ["in/a.jpg", "in/a.png", "in/b/c.tif", "in/b/c.webp", "in/d.jpg"] {
      _ = try folder.write([1], to: name)
    }
    let run = try await ProgramRun.run(["prepare", "in", "--size", "10x10", "-o", "out"], in: folder.path)
    #expect(run.code == 2)
    #expect(
      run.errors == """
        firstframe: two sources would become one output:
          in/a.jpg and in/a.png -> out/a.jpg
          in/b/c.tif and in/b/c.webp -> out/b/c.jpg
        rename one of each pair (or: --keep-extension tells a.png from a.jpg, --root keeps folders apart, a .gitignore leaves some out)

        """)
  }

  @Test func `--keep-extension resolves a collision`() async throws {
    let folder = try TemporaryDirectory()
    let picture = try FileBytes.read(Shots.plain)
    for name in ["in/a.jpg", "in/a.png"] { _ = try folder.write(picture, to: name) }
    let run = try await ProgramRun.run(
      ["prepare", "in", "--size", "16x9", "-o", "out", "--keep-extension"], in: folder.path)
    #expect(run.code == 0)
    #expect(
      try folder.files()
        == ["in/a.jpg", "in/a.png", "out/.firstframe/frames", "out/a.jpg.jpg", "out/a.png.jpg"])
  }

  @Test(arguments: ["prepare", "run", "status", "providers", "sandbox", "graph", "doctor"])
  func `the help of a command has an example of it`(command: String) async throws {
    let folder = try TemporaryDirectory()
    for arguments in [["help", command], [command, "--help"]] {
      let run = try await ProgramRun.run(arguments, in: folder.path)
      #expect(run.code == 0)
      #expect(run.output.contains("Example: firstframe \(command)"))
      #expect(run.errors == "")
    }
  }

  @Test func `the program's help has its commands and an example, but no worker`() async throws {
    let folder = try TemporaryDirectory()
    let help = try await ProgramRun.run(["--help"], in: folder.path)
    #expect(help.code == 0)
    #expect(help.output.contains("Example: firstframe prepare"))
    let commands = help.output.split(separator: "SUBCOMMANDS:").last ?? ""
    #expect(
      ["prepare", "run", "status", "providers", "sandbox", "graph", "doctor"].allSatisfy(commands.contains))
    #expect(!commands.contains("worker"))
    let version = try await ProgramRun.run(["--version"], in: folder.path)
    #expect(version.output.wholeMatch(of: /\d+\.\d+\.\d+\n/) != nil)
  }
}

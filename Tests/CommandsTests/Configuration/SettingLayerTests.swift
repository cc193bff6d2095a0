import Foundation
import SystemPackage
import TestSupport
import Testing

@testable import Commands

/// Flag, variable, `firstframe.yaml`, the user's own file, default: who wins, and how mistakes are told.
@Suite(.timeLimit(.hang))
struct SettingLayerTests {
  /// `config --show` of one setting.
  static func shown(
    _ key: String, in folder: FilePath, environment: [String: String?] = [:]
  ) async throws -> [String: String] {
    let run = try await ProgramRun.run(
      ["config", "--show", "--output-format", "jsonl"], in: folder, environment: environment)
    #expect(run.code == 0, "\(run.errors)")
    let line = try #require(try run.objects.first { $0["key"] as? String == key })
    return line.compactMapValues { $0 as? String }
  }

  @Test func `the stronger layer wins, and its place is told`() async throws {
    let folder = try TemporaryDirectory()
    var environment: [String: String?] = ["XDG_CONFIG_HOME": folder.path.appending("home").string]
    #expect(try await Self.shown("max_clips", in: folder.path)["origin"] == "default")
    _ = try folder.write(Array("\nmax_clips: 1\n".utf8), to: "home/firstframe/config.yaml")
    var line = try await Self.shown("max_clips", in: folder.path, environment: environment)
    #expect(line["value"] == "1" && line["origin"] == "personal")
    #expect(line["place"] == "\(folder.path)/home/firstframe/config.yaml:2")
    _ = try folder.write(Array("quality: 80\nmax_clips: 2\n".utf8), to: "firstframe.yaml")
    line = try await Self.shown("max_clips", in: folder.path, environment: environment)
    #expect(line["value"] == "2" && line["origin"] == "project" && line["place"] == "firstframe.yaml:2")
    environment["FIRSTFRAME_MAX_CLIPS"] = "3"
    line = try await Self.shown("max_clips", in: folder.path, environment: environment)
    #expect(line["value"] == "3" && line["origin"] == "variable" && line["place"] == "FIRSTFRAME_MAX_CLIPS")
  }

  @Test func `a setting does what its option does, and what is typed is stronger`() async throws {
    let folder = try TemporaryDirectory()
    _ = try folder.write(try FileBytes.read(Shots.plain), to: "in/boat.jpg")
    _ = try folder.write(
      Array("size: 32x18\nformat: png\njobs: 1\noutput: elsewhere\n".utf8), to: "firstframe.yaml")
    var sizes: [Int?] = []
    for (arguments, size) in [([], nil), ([], "20x10"), (["--size", "30x20"], "20x10")]
      as [([String], String?)]
    {
      let run = try await ProgramRun.run(
        ["prepare", "in", "--output-format", "jsonl"] + arguments, in: folder.path,
        environment: ["FIRSTFRAME_SIZE": size])
      #expect(run.code == 0, "\(run.errors)")
      let frame = try #require(try run.objects.first)
      // Where `run` puts things is not where `prepare` does.
      #expect(frame["frame"] as? String == "out/frames/boat.png")
      sizes.append(frame["width"] as? Int)
    }
    #expect(sizes == [32, 20, 30])
  }

  @Test func `the nearest file upwards is read, and its paths are its own`() async throws {
    let folder = try TemporaryDirectory()
    _ = try folder.write(Array("quality: 1".utf8), to: "firstframe.yaml")
    _ = try folder.write(Array("ledger: books/ledger.sqlite".utf8), to: "a/firstframe.yaml")
    _ = try folder.write([], to: "a/b/c/file")
    let here = folder.path.appending("a/b/c")
    let ledger = try await Self.shown("ledger", in: here)
    #expect(ledger["value"]?.hasSuffix("/a/books/ledger.sqlite") == true)
    #expect(ledger["place"]?.hasSuffix("/a/firstframe.yaml:1") == true)
    #expect(try await Self.shown("quality", in: here)["origin"] == "default")
    #expect(try await Self.shown("ledger", in: folder.path.appending("a"))["value"] == "books/ledger.sqlite")
    let named = try await ProgramRun.run(
      ["config", "--show", "--config", "../../../firstframe.yaml"], in: here)
    #expect(named.output.contains("../../../firstframe.yaml:1"))
    let missing = try await ProgramRun.run(["config", "--config=none.yaml"], in: here)
    #expect(missing.code == 2 && missing.errors.contains("none.yaml does not exist; check --config"))
  }

  @Test func `the home folder in a file is that of the shell`() async throws {
    let folder = try TemporaryDirectory()
    _ = try folder.write(Array("ledger: ~/books/ledger.sqlite".utf8), to: "firstframe.yaml")
    let line = try await Self.shown("ledger", in: folder.path, environment: ["HOME": "/elsewhere"])
    #expect(line["value"] == "/elsewhere/books/ledger.sqlite")
  }

  @Test(arguments: [
    ("max_cots: 5", "firstframe.yaml:1: there is no setting max_cots; did you mean max_cost?"),
    ("\n\nmax-cost: 5", "firstframe.yaml:3: there is no setting max-cost; did you mean max_cost?"),
    ("frobnicate: 5", "firstframe.yaml:1: there is no setting frobnicate; firstframe config --show lists"),
    ("take: 2", "firstframe.yaml:1: there is no setting take"),
    ("max_cost: lots", "firstframe.yaml:1: max_cost: "),
    ("quality: 101", "firstframe.yaml:1: quality: --quality is 101; it goes from 1 to 100."),
    ("quality: [90]", "firstframe.yaml:1: quality is a single value"),
    ("quality:", "firstframe.yaml:1: quality is without a value"),
    ("quiet: perhaps", "firstframe.yaml:1: quiet is true or false"),
    ("quality: 90\nquality: 91", "quality is set twice"),
    ("- quality", "firstframe.yaml:1: settings are written as key: value"),
    ("prompt: null", "firstframe.yaml:1: prompt is without a value"),
    ("prompt: ~", "firstframe.yaml:1: prompt is without a value"),
    ("option: [hd=true, null]", "firstframe.yaml:1: option is a list of single values"),
    ("select: FF04", "firstframe.yaml:1: select: "), ("ignore: [FF004, FF04]", "firstframe.yaml:1: ignore: "),
    ("provider: opena", "firstframe.yaml:1: there is no provider opena; did you mean openai?"),
    (
      "\nprovider: frobnicate",
      "firstframe.yaml:2: there is no provider frobnicate; known are sandbox, openai"
    ),
    ("model: sora-3", "firstframe.yaml:1: there is no model sora-3; did you mean sora-2?"),
    ("quality: [", "firstframe.yaml:2: not valid YAML"),
    ("yes: true", "firstframe.yaml:1: yes is read from your own configuration only"),
    ("key_command: env", "firstframe.yaml:1: key_command is read from your own configuration only"),
    ("providers:\n  - name: a\n    key: b", "firstframe.yaml:3: a provider has no key key"),
    (String(repeating: "[", count: 50_000), "not valid YAML"),
  ])
  func `a mistake in the file is told with its line, and nothing is done`(
    text: String, part: String
  ) async throws {
    let folder = try TemporaryDirectory()
    _ = try folder.write(Array(text.utf8), to: "firstframe.yaml")
    let run = try await ProgramRun.run(["config"], in: folder.path)
    #expect(run.code == 2)
    #expect(run.errors.contains(part), "\(run.errors)")
    #expect(run.output == "")
  }

  @Test func `all mistakes of the files and variables are reported at once`() async throws {
    let folder = try TemporaryDirectory()
    let text = """
      qualty: 90
      quality: 101
      provider: opena
      quiet: perhaps
      providers:
        - {name: a, base_url: "https://a.example/v1", prise: 1}
        - {name: b, base_url: "https://b.example/v1", prise: 1}
      """
    _ = try folder.write(Array(text.utf8), to: "firstframe.yaml")
    let run = try await ProgramRun.run(
      ["config"], in: folder.path, environment: ["FIRSTFRAME_MAX_COTS": "5", "FIRSTFRAME_QUIET": "so"])
    #expect(run.code == 2 && run.output == "")
    let lines = run.errors.split(separator: "\n").map(String.init)
    #expect(lines.first == "firstframe: 7 things in the settings are wrong:")
    for part in [
      "  there is no variable FIRSTFRAME_MAX_COTS; did you mean FIRSTFRAME_MAX_COST?",
      "  FIRSTFRAME_QUIET is so; it is true or false",
      "  firstframe.yaml:1: there is no setting qualty; did you mean quality?",
      "  firstframe.yaml:2: quality: --quality is 101; it goes from 1 to 100.",
      "  firstframe.yaml:4: quiet is true or false",
      "  firstframe.yaml:6: a provider has no key prise", "  firstframe.yaml:7: a provider has no key prise",
    ] {
      #expect(lines.contains { $0.hasPrefix(part) }, "\(part): \(run.errors)")
    }
  }

  @Test func `null in quotes is a word`() async throws {
    let folder = try TemporaryDirectory()
    _ = try folder.write(Array("prompt: \"null\"".utf8), to: "firstframe.yaml")
    #expect(try await Self.shown("prompt", in: folder.path)["value"] == "null")
  }

  @Test func `findings are selected by the settings, and what is typed replaces them`() async throws {
    let folder = try TemporaryDirectory()
    // Of another size, and no picture.
    _ = try folder.write(PNGFile.of(Raster.flat([1, 2, 3], width: 32, height: 18)), to: "in/a.png")
    _ = try folder.write(Array("words".utf8), to: "in/b.png")
    func codes(_ arguments: String..., variable: String? = nil) async throws -> Set<String> {
      let run = try await ProgramRun.run(
        ["check", "in", "--size", "64x36", "--jobs", "1", "--output-format", "jsonl"] + arguments,
        in: folder.path, environment: ["FIRSTFRAME_SELECT": variable])
      #expect(run.code == 0 || run.code == 1, "\(run.errors)")
      return Set(try run.objects.compactMap { $0["code"] as? String })
    }
    let all = try await codes()
    #expect(all.isSuperset(of: ["FF001", "FF004"]))
    _ = try folder.write(
      Array("select: [FF001, FF004]\nignore: FF001\ndeep: true\n".utf8), to: "firstframe.yaml")
    #expect(try await codes() == ["FF004"])
    #expect(try await codes("--ignore", "FF004") == ["FF001"])
    #expect(try await codes("--select=FF001", "--ignore", "FF002") == ["FF001"])
    #expect(try await codes(variable: "FF001,FF002") == [])
  }

  @Test func `a flag of the file is taken back on the command line`() async throws {
    let folder = try TemporaryDirectory()
    _ = try folder.write(PNGFile.of(Raster.flat([1, 2, 3], width: 32, height: 18)), to: "in/a.png")
    _ = try folder.write(Array("keep_extension: true\nno_ignore: true\n".utf8), to: "firstframe.yaml")
    _ = try folder.write(Array("b.png".utf8), to: "in/.gitignore")
    _ = try folder.write(try FileBytes.read(folder.path.appending("in/a.png")), to: "in/b.png")
    func frames(_ arguments: String...) async throws -> [String] {
      let run = try await ProgramRun.run(
        ["prepare", "in", "--size", "32x18", "--jobs", "1", "--dry-run"] + arguments, in: folder.path)
      #expect(run.code == 0, "\(run.errors)")
      return run.output.split(separator: "\n").map { String($0.split(separator: "/").last ?? "") }.sorted()
    }
    #expect(try await frames() == ["a.png.jpg", "b.png.jpg"])
    #expect(try await frames("--no-keep-extension") == ["a.jpg", "b.jpg"])
    #expect(try await frames("--gitignore") == ["a.png.jpg"])
  }
}

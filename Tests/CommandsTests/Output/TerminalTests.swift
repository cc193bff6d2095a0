import SystemPackage
import TestSupport
import Testing

@testable import Commands

/// Colours and progress: on a terminal that wants them, and nowhere else.
@Suite(.serialized, .timeLimit(.hang))
struct TerminalTests {
  /// Everything that writes, on one project: what goes well, what is refused, what a person has to look at.
  private static let commands = [
    ["prepare", "in", "--size", "640x360", "-o", "frames"],
    ["run", "in", "--size", "1280x720", "--jobs", "1", "--no-render"],
    ["run", "in", "--size", "1280x720", "--jobs", "1", "--no-render", "-v"], ["plan", "in"],
    ["check", "frames", "--size", "640x360"], ["check", "in", "--size", "640x360", "--diff"],
    ["status", "-v"],
    ["report"], ["providers"], ["config", "--show"], ["doctor"], ["graph", "run"], ["help"], ["help", "run"],
    ["run", "in", "--provider", "none"], ["check", "--nonsense"], ["prepare", "none", "--size", "1x1"],
    ["providers", "--explain", "sora-2"],
  ]

  private static func makeProject() throws -> Project {
    let project = try Project.of(pictures: 2)
    try project.prompt("[sandbox:moderation] words", for: "s0")
    _ = try project.folder.write([], to: "in/esc\u{1B}[31m\r.jpg")
    return project
  }

  private static let arguments = ["prepare", "in", "--size", "640x360", "-o", "out", "--jobs", "1"]

  private static func makeInput(in folder: borrowing TemporaryDirectory) throws {
    let bytes = try FileBytes.read(Shots.plain)
    for index in 0..<6 { _ = try folder.write(bytes, to: "in/\(index).jpg") }
    _ = try folder.write([], to: "in/empty.jpg")
  }

  @Test func `colours can be asked for and refused`() async throws {
    let folder = try TemporaryDirectory()
    try Self.makeInput(in: folder)
    let always = try await ProgramRun.run(
      Self.arguments + ["--color", "always"], in: folder.path, environment: ["NO_COLOR": "1"])
    #expect(always.errors.contains("\u{1B}[31mrejected\u{1B}[0m"))
    #expect(!always.output.contains("\u{1B}"))
    let never = try await ProgramRun.run(Self.arguments + ["--color", "never"], in: folder.path)
    #expect(!never.errors.contains("\u{1B}"))
  }

  @Test(arguments: [
    ([:], true, true), ([:], false, false), (["TERM": "dumb"], true, false),
    (["NO_COLOR": ""], true, true), (["NO_COLOR": "1"], true, false),
    (["NO_COLOR": "1", "FORCE_COLOR": "1", "CLICOLOR_FORCE": "1"], true, false),
    (["CLICOLOR": "0"], true, false), (["CLICOLOR": "1"], true, true), (["CLICOLOR": "1"], false, false),
    (["FORCE_COLOR": "1"], false, true), (["FORCE_COLOR": "3", "TERM": "dumb"], false, true),
    (["FORCE_COLOR": "0"], false, false), (["FORCE_COLOR": "false"], false, false),
    (["CLICOLOR_FORCE": "1", "CLICOLOR": "0"], false, true), (["CLICOLOR_FORCE": "0"], false, false),
  ])
  func `the usual variables are honoured`(environment: [String: String], isTerminal: Bool, usesColor: Bool) {
    let terminal = Terminal(color: .auto, quiet: false, isTerminal: isTerminal, environment: environment)
    #expect(terminal.usesColor == usesColor)
    #expect(terminal.paint("text", .red).contains("\u{1B}") == usesColor)
    // Bars are for terminals, whatever is forced.
    let mayDraw = isTerminal && environment["TERM"] != "dumb" && environment["NO_COLOR"] ?? "" == ""
    #expect(terminal.showsProgress == mayDraw && terminal.tellsProgress != mayDraw)
    for color in [ColorMode.always, .never] {
      let told = Terminal(color: color, quiet: true, isTerminal: isTerminal, environment: environment)
      #expect(told.usesColor == (color == .always) && !told.showsProgress)
    }
  }

  @Test func `colours can be forced where there is no terminal, and bars can't`() async throws {
    let folder = try TemporaryDirectory()
    try Self.makeInput(in: folder)
    let run = try await ProgramRun.run(
      Self.arguments, in: folder.path, environment: ["FORCE_COLOR": "1"])
    #expect(run.errors.contains("\u{1B}[31mrejected\u{1B}[0m"))
    #expect(!run.errors.contains("\r") && !run.output.contains("\u{1B}"))
  }

  #if os(Linux)
    @Test func `on a terminal there is progress, and nothing of it is left among the report's lines`()
      async throws
    {
      let project = try Project.of(pictures: 12)
      let run = try await TerminalRun.run(
        ["run", "in", "--size", "1280x720", "--upscale", "allow", "--jobs", "1", "--no-render"],
        in: project.path)
      #expect(run.code == 0)
      #expect(run.screen.contains("/12") && run.screen.contains("all "))
      let screen = Screen(columns: 80, showing: run.screen)
      #expect(screen.unknown.isEmpty)
      #expect(screen.lines.prefix(12).sorted() == (0..<12).map { "done\tout/clips/s\($0).mp4" }.sorted())
      #expect(screen.lines[12] == "12 shots: 12 done; 12 prompt files found")
    }

    @Test(arguments: [["NO_COLOR": "1"], ["TERM": "dumb"]])
    func `a terminal that wants no colours gets no escape from any command`(
      environment: [String: String]
    ) async throws {
      let project = try Self.makeProject()
      for command in Self.commands {
        let run = try await TerminalRun.run(command, in: project.path, environment: environment)
        #expect(run.screen != "" || command[0] == "report", "\(command)")
        #expect(!run.screen.contains("\u{1B}"), "\(command)")
        #expect(run.screen.replacing("\r\n", with: "\n").utf8.allSatisfy { $0 != 0x0D }, "\(command)")
      }
    }

    @Test func `--quiet shows no progress on a terminal either`() async throws {
      let folder = try TemporaryDirectory()
      _ = try folder.write(try FileBytes.read(Shots.plain), to: "in/boat.jpg")
      let run = try await TerminalRun.run(Self.arguments + ["--quiet"], in: folder.path)
      #expect(run.code == 0)
      #expect(run.screen == "")
    }
  #endif

  @Test(arguments: [[:], ["NO_COLOR": "1", "FORCE_COLOR": "1"], ["TERM": "dumb"]])
  func `without a terminal no command writes an escape or a carriage return`(
    environment: [String: String]
  ) async throws {
    let project = try Self.makeProject()
    for command in Self.commands {
      let run = try await ProgramRun.run(
        command, in: project.path, environment: environment)
      #expect(
        (run.output + run.errors).utf8.allSatisfy { $0 >= 0x20 || $0 == 0x09 || $0 == 0x0A }, "\(command)")
    }
  }
}

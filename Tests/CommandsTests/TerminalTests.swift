import SystemPackage
import TestSupport
import Testing

@testable import Commands

/// Colours and progress: on a terminal that wants them, and nowhere else.
@Suite(.serialized, .timeLimit(.hang))
struct TerminalTests {
  private static let arguments = ["prepare", "in", "--size", "640x360", "-o", "out", "--jobs", "1"]

  private static func makeInput(in folder: borrowing TemporaryDirectory) throws {
    let bytes = try FileBytes.read(Shots.plain)
    for index in 0..<6 { _ = try folder.write(bytes, to: "in/\(index).jpg") }
    _ = try folder.write([], to: "in/empty.jpg")
  }

  @Test func `without a terminal there is no escape and no carriage return`() async throws {
    let folder = try TemporaryDirectory()
    try Self.makeInput(in: folder)
    let run = try await ProgramRun.run(Self.arguments, in: folder.path)
    #expect((run.output + run.errors).utf8.allSatisfy { $0 >= 0x20 || $0 == 0x09 || $0 == 0x0A })
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

  @Test func `the usual variables are honoured`() {
    // Standard error of the tests may or may not be a terminal: refusing holds in both cases.
    for environment in [["NO_COLOR": "1"], ["TERM": "dumb"]] {
      let terminal = Terminal(color: .auto, quiet: false, environment: environment)
      #expect(!terminal.usesColor && !terminal.showsProgress)
      #expect(terminal.paint("text", .red) == "text")
    }
    #expect(!Terminal(color: .always, quiet: true, environment: ["TERM": "xterm"]).showsProgress)
  }

  #if os(Linux)
    @Test func `on a terminal there is progress, and each line of the report stands alone`() async throws {
      let folder = try TemporaryDirectory()
      try Self.makeInput(in: folder)
      let run = try await TerminalRun.run(Self.arguments, in: folder.path)
      #expect(run.code == 1)
      let screen = run.screen.replacing("\r\n", with: "\n")
      #expect(screen.contains("\r\u{1B}[K"))
      #expect(screen.contains("\u{1B}[31mrejected\u{1B}[0m"))
      for index in 0..<6 {
        let line = "written\tout/\(index).jpg\n"
        // After the last line, or after what clears the progress.
        #expect(screen.contains("\n\(line)") || screen.contains("\u{1B}[K\(line)"), "\(screen)")
      }
      #expect(screen.hasSuffix("7 pictures: 6 written, 1 rejected\n"))
    }

    @Test(arguments: [["NO_COLOR": "1"], ["TERM": "dumb"]])
    func `a terminal that wants no colours gets no escape`(environment: [String: String]) async throws {
      let folder = try TemporaryDirectory()
      try Self.makeInput(in: folder)
      let run = try await TerminalRun.run(Self.arguments, in: folder.path, environment: environment)
      #expect(run.code == 1)
      #expect(!run.screen.contains("\u{1B}"))
      #expect(run.screen.replacing("\r\n", with: "\n").utf8.allSatisfy { $0 != 0x0D })
    }

    @Test(arguments: [["NO_COLOR": "1"], ["TERM": "dumb"]])
    func `neither does a run with its table and its failures`(environment: [String: String]) async throws {
      let project = try Project.of(pictures: 2)
      try project.prompt("[sandbox:moderation] words", for: "s0")
      let run = try await TerminalRun.run(
        ["run", "in", "--size", "1280x720", "--jobs", "1", "--no-render"], in: project.path,
        environment: environment)
      #expect(run.code == 1)
      #expect(run.screen.contains("frames   2 made") && run.screen.contains("next: "))
      #expect(!run.screen.contains("\u{1B}"))
      #expect(run.screen.replacing("\r\n", with: "\n").utf8.allSatisfy { $0 != 0x0D })
    }

    @Test func `--quiet shows no progress on a terminal either`() async throws {
      let folder = try TemporaryDirectory()
      _ = try folder.write(try FileBytes.read(Shots.plain), to: "in/boat.jpg")
      let run = try await TerminalRun.run(Self.arguments + ["--quiet"], in: folder.path)
      #expect(run.code == 0)
      #expect(run.screen == "")
    }
  #endif
}

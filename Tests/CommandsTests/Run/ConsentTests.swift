#if os(Linux)
  import Foundation
  import SystemPackage
  import TestSupport
  import Testing

  /// What a person at a terminal is asked before anything is paid for, and what the answer holds for.
  @Suite(.timeLimit(.hang))
  struct ConsentTests {
    private static func paid(_ address: String, _ more: String...) -> [String] {
      [
        "run", "in", "--size", "1280x720", "--upscale", "allow", "--jobs", "1", "--provider", "compatible",
        "--base-url", address, "--submit-rate", "6000/min", "--price-per-second", "0.10",
      ] + more
    }

    @Test func `the question tells what is left to buy, its price, what was spent, and the caps`()
      async throws
    {
      let project = try Project.of(pictures: 4)
      try project.prompt("the same words", for: "s2")
      try project.prompt("the same words", for: "s3")
      _ = try project.folder.write(
        try FileBytes.read(project.path.appending("in/s2.png")), to: "in/s3.png")
      try await project.withSandbox { address in
        let first = try await ProgramRun.run(
          Self.paid(address, "--yes", "--max-cost", "0.40"), in: project.path)
        #expect(first.code == 6, "\(first.errors)")
        #expect(try project.jobs("served").count == 1)

        let no = try await TerminalRun.run(Self.paid(address), in: project.path, typing: "n\n")
        #expect(no.code == 2)
        // s1, s2, and s3 as a copy of that.
        let question = "2 of 4 clips will be bought from compatible (\(address)) for $0.80\r\n"
        #expect(no.screen.contains(question), "\(no.screen)")
        let spent =
          "So far: spent $0.40, reserved $0.00, unclear $0.00; no --max-cost, no --max-clips\r\nBuy them? [y/N] "
        #expect(no.screen.contains(spent), "\(no.screen)")
        #expect(no.screen.hasSuffix("firstframe: nothing was bought\r\n"))
        #expect(try project.jobs("served").count == 1)

        let part = try await TerminalRun.run(
          Self.paid(address, "--max-cost", "0.80", "--max-clips", "9"), in: project.path, typing: "y\n")
        #expect(part.code == 6)
        let caps = "; --max-cost 0.80, --max-clips 9; to buy them all, use --max-cost 1.20\r\n"
        #expect(part.screen.contains(caps), "\(part.screen)")
        #expect(try project.jobs("served").count == 2)

        let yes = try await TerminalRun.run(Self.paid(address), in: project.path, typing: "yes\n")
        #expect(yes.code == 0, "\(yes.screen)")
        #expect(yes.screen.contains("1 of 4 clips will be bought") && yes.screen.contains("for $0.40"))
        #expect(try project.jobs("served").count == 3)
      }
      // Nothing is left to buy: nobody is asked, and nobody has to answer.
      let again = try await TerminalRun.run(
        Self.paid("http://127.0.0.1:9/v1"), in: project.path, typing: "")
      #expect(again.code == 0, "\(again.screen)")
      #expect(!again.screen.contains("Buy them?"))
    }

    @Test func `Ctrl-C after the consent drains the run`() async throws {
      let project = try Project.of(pictures: 1)
      try project.prompt("[sandbox:stuck] words", for: "s0")
      try await project.withSandbox { address in
        let run = try await TerminalRun.run(Self.paid(address), in: project.path, typing: "y\n") { process in
          try await Poll.until("the job is bought") { try project.jobs("served").count == 1 }
          kill(process, SIGINT)
        }
        #expect(run.code == 130)
        #expect(run.screen.contains("stopping: open submits are finished"), "\(run.screen)")
        #expect(run.screen.contains("spent $0.40, reserved $0.00") || run.screen.contains("reserved $0.40"))
      }
    }
  }
#endif

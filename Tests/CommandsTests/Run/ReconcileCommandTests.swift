import SystemPackage
import TestSupport
import Testing

/// `reconcile`: what it asks, whom, and what it tells a person to type.
@Suite(.timeLimit(.hang))
struct ReconcileCommandTests {
  private static func paid(_ address: String, _ more: String...) -> [String] {
    [
      "run", "in", "-o", "my out", "--size", "1280x720", "--upscale", "allow", "--jobs", "1", "--provider",
      "compatible", "--base-url", address, "--price-per-second", "0.10", "--yes", "--max-cost", "5",
    ] + more
  }

  @Test func `without a provider it asks those that the ledger names`() async throws {
    let project = try Project.of(pictures: 1)
    try await project.withSandbox { address in
      let dead = try await ProgramRun.run(
        Self.paid(address), in: project.path, environment: ["FIRSTFRAME_CRASH_AT": "after-post"])
      #expect(dead.code == 137)
      let other = try await ProgramRun.run(
        ["reconcile", "-o", "my out", "--base-url", "http://127.0.0.1:9/v1"], in: project.path)
      #expect(other.code == 2)
      #expect(other.errors.contains("no unclear shot was sent there, but to compatible (\(address))"))
      let run = try await ProgramRun.run(["reconcile", "-o", "my out"], in: project.path)
      #expect(run.code == 0, "\(run.errors)")
      #expect(run.output.contains("1 shot: 1 submitted"), "\(run.output)")
      let next = try await ProgramRun.run(Self.paid(address), in: project.path)
      #expect(next.code == 0, "\(next.errors)")
      #expect(try project.jobs("served").count == 1)
    }
  }

  @Test func `what a person is told to type is the whole command`() async throws {
    let project = try Project.of(pictures: 1)
    try project.prompt("[sandbox:expire] words", for: "s0")
    try await project.withSandbox { address in
      let run = try await ProgramRun.run(Self.paid(address), in: project.path)
      #expect(run.code == 4, "\(run.errors)")
      #expect(
        run.errors.contains(
          "see firstframe status -o 'my out', then firstframe reconcile SHOT -o 'my out' --adopt JOB or --forget"
        ),
        "\(run.errors)")
      let status = try await ProgramRun.run(["status", "-o", "my out"], in: project.path)
      let line = try #require(status.lines.first { $0.contains("firstframe reconcile") })
      let words = line.split(separator: " ").map(String.init)
      #expect(line.hasSuffix(" -o 'my out' --adopt JOB or --forget"), "\(line)")
      let shot = try #require(words.firstIndex(of: "reconcile").map { words[$0 + 1] })
      for (digits, part) in [
        ("abc", "abc is too short for a SHOT; give at least 4 of its digits"),
        ("zzzz", "no unclear, held or expired shot begins with zzzz"),
      ] {
        let wrong = try await ProgramRun.run(
          ["reconcile", digits, "-o", "my out", "--forget", "--yes"], in: project.path)
        #expect(wrong.code == 2 && wrong.errors.contains(part), "\(wrong.errors)")
      }
      let gone = try await ProgramRun.run(
        ["reconcile", shot, "-o", "my out", "--forget", "--yes"], in: project.path)
      #expect(gone.code == 0, "\(gone.errors)")
    }
  }
}

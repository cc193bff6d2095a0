import TestSupport
import Testing

@testable import Commands

/// Who may buy clips when pre-commit starts the program.
@Suite(.serialized, .timeLimit(.hang))
struct HookConsentTests {
  @Test(arguments: [
    ([:], false, true), (["PRE_COMMIT": ""], false, true), (["PRE_COMMIT": "1"], true, true),
    (["PRE_COMMIT": "1"], false, false), (["PRE_COMMIT": "1", "GIT_EXEC_PATH": "/git"], true, false),
    (["PRE_COMMIT": "1", "GIT_INDEX_FILE": "index"], true, false), (["GIT_EXEC_PATH": "/git"], false, true),
  ])
  func `only a hook of the manual stage that a person started may buy`(
    environment: [String: String], isManual: Bool, mayBuy: Bool
  ) {
    let consent = HookConsent(environment: environment)
    if mayBuy {
      #expect(throws: Never.self) { try consent.check(isManual: isManual) }
    } else {
      #expect(throws: CommandFailure.self) { try consent.check(isManual: isManual) }
    }
  }

  @Test func `a paid run in a hook is refused before anything is sent`() async throws {
    let project = try Project.of(pictures: 1)
    let arguments = [
      "run", "in", "--size", "1280x720", "--upscale", "allow", "--provider", "compatible", "--base-url",
      "http://127.0.0.1:9/v1", "--price-per-second", "0.10",
    ]
    let consent = ["--yes", "--max-cost", "1"]
    let commit = try await ProgramRun.run(
      arguments + consent, in: project.path, environment: ["PRE_COMMIT": "1", "GIT_EXEC_PATH": nil])
    #expect(commit.code == 2)
    #expect(commit.errors.contains("pre-commit run --hook-stage manual firstframe-run"))
    let manual = try await ProgramRun.run(
      arguments + ["--manual-hook"], in: project.path,
      environment: ["PRE_COMMIT": "1", "GIT_EXEC_PATH": nil, "GIT_INDEX_FILE": nil])
    #expect(manual.code == 2)
    #expect(manual.errors.contains("needs --yes and --max-cost"))
  }
}

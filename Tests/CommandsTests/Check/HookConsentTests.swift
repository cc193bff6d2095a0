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
    let consent = HookConsent(environment: environment) { nil }
    if mayBuy {
      #expect(throws: Never.self) { try consent.check(isManual: isManual) }
    } else {
      #expect(throws: CommandFailure.self) { try consent.check(isManual: isManual) }
    }
  }

  @Test(arguments: [(true, true), (nil, true), (false, false)])
  func `what pre-commit was started for counts more than what the hook says of itself`(
    stage: Bool?, mayBuy: Bool
  ) {
    let consent = HookConsent(environment: ["PRE_COMMIT": "1"]) { stage }
    #expect(((try? consent.check(isManual: true)) != nil) == mayBuy)
  }

  #if os(Linux)
    @Test(arguments: [
      ("pre-commit run --hook-stage manual", "needs --yes"),
      ("pre-commit run --hook-stage=manual", "needs --yes"),
      ("pre-commit run --all-files", "only in the manual stage"),
      ("pre-commit run --hook-stage pre-push", "only in the manual stage"),
    ])
    func `the stage is read off what pre-commit was started with`(words: String, message: String) async throws
    {
      let project = try Project.of(pictures: 1)
      // This shell stands for pre-commit, whose arguments it has; the colon keeps it from becoming the program.
      let script = """
        /bin/sh -c '"$0" run in --provider compatible --base-url http://127.0.0.1:9/v1 --price-per-second 1 \
        --manual-hook; code=$?; exit $code' "$0" \(words); code=$?; exit $code
        """
      let run = try await ProgramRun.shell(
        script, in: project.path,
        environment: ["PRE_COMMIT": "1", "GIT_EXEC_PATH": nil, "GIT_INDEX_FILE": nil])
      #expect(run.code == 2)
      #expect(run.errors.contains(message))
    }
  #endif

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

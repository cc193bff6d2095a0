import Foundation
import SystemPackage
import TestSupport
import Testing

/// What is wrong with an order, told as a whole before anything is sent.
@Suite(.timeLimit(.hang))
struct BadOrderTests {
  @Test func `everything wrong with a batch is told at once, and nothing is sent`() async throws {
    let project = try Project.of(pictures: 2)
    let key = try project.folder.write(Array("k\n".utf8), to: "key")
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: key.string)
    let settings = try await project.run(
      "--provider", "yutoai", "--base-url", "http://127.0.0.1:9/v2", "--key-file", key.string,
      "--price-per-second", "0.1", "--yes", "--max-cost", "9", "--seconds", "25", "--option", "hd=true",
      "--option", "watermark=maybe", "--remix", "job_1")
    #expect(settings.code == 2)
    #expect(
      settings.errors == """
        firstframe: nothing was sent, 4 things are wrong:
          sora-2 makes no clips of 25 seconds; it makes 4, 8, 10, 12, 15; sora-2-pro would
          sora-2 has no option hd at yutoai; it has private, watermark; sora-2-pro would
          yutoai makes no remixes
          watermark is maybe; it can be true, false

        """)
    for index in 0..<2 { try project.prompt(String(repeating: "x", count: 32_001), for: "s\(index)") }
    let prompts = try await project.run(
      "--provider", "openai", "--base-url", "http://127.0.0.1:9/v1", "--key-file", key.string,
      "--allow-ended", "--yes", "--max-cost", "9")
    #expect(prompts.code == 2)
    #expect(prompts.errors.contains("2 things are wrong"))
    #expect(prompts.errors.contains("s1.png: its prompt has 32001 characters; openai takes 32000 at most"))
    #expect(
      try !project.folder.files().contains { $0.hasPrefix("out/.firstframe") || $0.hasPrefix("out/frames") })
  }

  @Test func `settings, an ended model and prompts are told in one report`() async throws {
    let project = try Project.of(pictures: 2)
    for index in 0..<2 { try project.prompt(String(repeating: "x", count: 32_001), for: "s\(index)") }
    let run = try await project.run(
      "--provider", "openai", "--size", "100x100", "--seconds", "5", "--yes", "--max-cost", "9",
      environment: ["OPENAI_API_KEY": nil])
    #expect(run.code == 2)
    for words in [
      "5 things are wrong", "sora-2 makes no 100x100 clips", "sora-2 makes no clips of 5 seconds",
      "openai ended sora-2 on", "s0.png: its prompt has 32001 characters", "s1.png: its prompt has",
    ] { #expect(run.errors.contains(words), "\(run.errors)") }
    #expect(try !project.folder.files().contains { $0.hasPrefix("out") })

    _ = try project.folder.write(Array("image,size\nin/s0.png,9x9\n".utf8), to: "shots.csv")
    let rows = try await ProgramRun.run(
      ["plan", "shots.csv", "--size", "1280x720", "--prompt", "{promt}"], in: project.path)
    #expect(rows.code == 2)
    #expect(rows.errors.contains("unknown placeholder {promt} in the prompt"))
    #expect(rows.errors.contains("shots.csv:2:11: sora-2 makes no 9x9 clips"))
  }

  @Test func `each model that has ended is warned of once, also where only rows of a manifest use it`()
    async throws
  {
    let project = try Project.of(pictures: 3)
    _ = try project.folder.write(
      Array("image,model\nin/s0.png,sora-2-pro\nin/s1.png,sora-2-pro\nin/s2.png,sora-2\n".utf8),
      to: "shots.csv")
    let run = try await ProgramRun.run(
      [
        "plan", "shots.csv", "--size", "1280x720", "--upscale", "allow", "--provider", "openai",
        "--allow-ended",
      ], in: project.path)
    #expect(run.code == 0, "\(run.errors)")
    let warnings = run.errors.split(separator: "\n").filter { $0.contains("warning:") }
    #expect(
      warnings
        == ["sora-2", "sora-2-pro"].map {
          "firstframe: warning: openai ended \($0) on 2026-09-24; tried because of --allow-ended"
        })
  }
}

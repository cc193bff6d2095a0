import Foundation
import SystemPackage
import TestSupport
import Testing

/// `plan`: what a run would do, without doing any of it.
@Suite(.timeLimit(.hang))
struct PlanCommandTests {
  private static let paid = [
    "plan", "in", "--size", "1280x720", "--upscale", "allow", "--jobs", "1", "--provider", "compatible",
    "--base-url", "https://nobody.invalid/v1", "--price-per-second", "0.10",
  ]

  @Test func `equal pictures with one prompt are one purchase, and nothing is written or asked`() async throws
  {
    let project = try Project.of(pictures: 3)
    for name in ["s0", "s1"] { try project.prompt("the same words", for: name) }
    let bytes = try FileBytes.read(project.path.appending("in/s0.png"))
    _ = try project.folder.write(bytes, to: "in/s1.png")
    let before = try project.state()
    let run = try await ProgramRun.run(Self.paid, in: project.path)
    #expect(run.code == 0, "\(run.errors)")
    #expect(
      run.lines.sorted() == [
        "buy\tout/clips/s0.mp4\t$0.40\t1280x720, 4 s\tthe same words",
        "buy\tout/clips/s2.mp4\t$0.40\t1280x720, 4 s\tpicture 2, a slow push in",
        "share\tout/clips/s1.mp4\tthe same clip as out/clips/s0.mp4: one purchase",
      ])
    #expect(run.errors.contains("frames: 3 to make; 3 prompt files found\n"))
    #expect(run.errors.contains("clips: 2 to buy at compatible for $0.80, 1 duplicate of another shot\n"))
    let dry = try await ProgramRun.run(["run"] + Self.paid.dropFirst() + ["--dry-run"], in: project.path)
    #expect((dry.code, dry.lines.sorted()) == (0, run.lines.sorted()))
    #expect(try project.state() == before)
  }

  @Test func `what is there, on its way or out of reach is told as such`() async throws {
    let project = try Project.of(pictures: 3)
    try FileManager.default.removeItem(atPath: project.path.appending("in/s2.txt").string)
    _ = try project.folder.write(Array("no picture".utf8), to: "in/torn.jpg")
    let made = try await project.sandboxRun()
    #expect(made.code == 1)
    try project.prompt("other words", for: "s1")
    let before = try project.state()
    let plan = try await ProgramRun.run(
      ["plan", "in", "--size", "1280x720", "--upscale", "allow", "--jobs", "1", "--output-format", "jsonl"],
      in: project.path)
    #expect(try project.state() == before)
    #expect(plan.code == 1)
    let objects = try plan.objects
    let shots = objects.filter { $0["type"] as? String == "shot" }
    let states = Dictionary(
      uniqueKeysWithValues: shots.map { ("\($0["source"] ?? "")", "\($0["state"] ?? "")") })
    #expect(states == ["in/s0.png": "done", "in/s1.png": "planned", "in/s2.png": "rejected"])
    let frames = objects.filter { $0["type"] as? String == "frame" }
    #expect(
      Set(frames.compactMap { $0["status"] as? String }) == ["unchanged", "rejected"], "all were made before")
    let summary = try #require(objects.last)
    let counts = try #require(summary["counts"] as? [String: Int])
    #expect(counts["buy"] == 1 && counts["unchanged"] == 1 && counts["rejected"] == 1)
    #expect(counts["frames_unchanged"] == 3 && counts["frames_rejected"] == 1)
    #expect(summary["exit_code"] as? Int == 1)
  }

  @Test func `a cap that all of it would pass is told with the figure to give`() async throws {
    let project = try Project.of(pictures: 3)
    let run = try await ProgramRun.run(Self.paid + ["--max-cost", "1", "--max-clips", "2"], in: project.path)
    #expect(run.code == 6)
    #expect(run.errors.contains("to buy them all, use --max-cost 1.20 --max-clips 3"))
    let mistaken = try await ProgramRun.run(Self.paid + ["--seconds", "5"], in: project.path)
    #expect(mistaken.code == 2 && mistaken.errors.contains("makes no clips of 5 seconds"))
  }
}

import Foundation
import SystemPackage
import TestSupport
import Testing

/// Shots by manifest, from the command line to the clips.
@Suite(.serialized, .timeLimit(.hang))
struct ManifestRunTests {
  private static func provenance(_ project: borrowing Project, _ clip: String) throws -> [String: Any] {
    let bytes = try FileBytes.read(project.path.appending("out/clips/\(clip).json"))
    return try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
  }

  private static func run(_ project: borrowing Project, _ arguments: String...) async throws -> ProgramRun {
    try await ProgramRun.run(
      ["run", "--upscale", "allow", "--jobs", "1", "--no-render"] + arguments, in: project.path)
  }

  @Test func `every shot has the size, length, model, fit and take of its row`() async throws {
    let project = try Project.of(pictures: 3)
    let text = """
      image,prompt,size,seconds,model,fit,focus,take
      in/s0.png,"a first, slow one",720x1280,8,,contain,,
      in/s1.png,,1792x1024,,sora-2-pro,,"0.1,0.9",
      in/s1.png,another take,1792x1024,12,sora-2-pro,,"0.1,0.9",2

      """
    _ = try project.folder.write(Array(text.utf8), to: "shots.csv")
    let run = try await Self.run(
      project, "in", "--manifest", "shots.csv", "--size", "1280x720", "--prompt", "{prompt}!")
    #expect(run.code == 0, "\(run.errors)")
    #expect(
      try project.clips().filter { $0.hasSuffix("mp4") } == ["s0.mp4", "s1.mp4", "s1.take2.mp4", "s2.mp4"])
    let facts = try ["s0", "s1", "s1.take2", "s2"].map { name in
      let shot = try Self.provenance(project, name)
      return ["prompt", "size", "seconds", "model", "fit", "gravity", "take"].map { "\(shot[$0] ?? "")" }
    }
    #expect(
      facts == [
        ["a first, slow one!", "720x1280", "8", "sora-2", "contain", "centre", "1"],
        ["picture 1, a slow push in!", "1792x1024", "4", "sora-2-pro", "cover", "0.1,0.9", "1"],
        ["another take!", "1792x1024", "12", "sora-2-pro", "cover", "0.1,0.9", "2"],
        ["picture 2, a slow push in!", "1280x720", "4", "sora-2", "cover", "centre", "1"],
      ])
    let before = try project.state()
    let again = try await Self.run(
      project, "in", "--manifest", "shots.csv", "--size", "1280x720", "--prompt", "{prompt}!")
    #expect(again.code == 0)
    #expect(try project.state() == before)
  }

  @Test func `what the provider does not have is refused with line and column, and nothing is bought`()
    async throws
  {
    let project = try Project.of(pictures: 1)
    let text = """
      {"image":"in/s0.png","model":"sora-9"}
      {"image":"in/s0.png","size":"100x100"}
      {"image":"in/s0.png","seconds":5}
      {"image":"in/s0.png","promt":"x"}
      """
    _ = try project.folder.write(Array(text.utf8), to: "shots.jsonl")
    let run = try await Self.run(project, "shots.jsonl")
    #expect(run.code == 2)
    let lines = run.errors.split(separator: "\n").map { String($0.prefix(66)) }
    #expect(
      lines == [
        "firstframe: shots.jsonl has 4 mistakes:",
        "shots.jsonl:1:30: sandbox has no model sora-9; it has sora-2, sora",
        "shots.jsonl:2:29: sora-2 makes no 100x100 clips; it makes 720x1280",
        "shots.jsonl:3:32: sora-2 makes no clips of 5 seconds; it makes 4, ",
        "shots.jsonl:4:30: sora-2 has no option promt at sandbox; it has se",
      ])
    #expect(run.errors.hasSuffix("it has seed; is it prompt?\n"))
    #expect(try !project.folder.files().contains { $0.hasPrefix("out/") })
  }

  @Test func `the plan prices every row by its own length`() async throws {
    let project = try Project.of(pictures: 2)
    _ = try project.folder.write(Array("image,seconds\nin/s0.png,8\n".utf8), to: "shots.csv")
    let run = try await ProgramRun.run(
      [
        "plan", "in", "--manifest", "shots.csv", "--size", "1280x720", "--upscale", "allow", "--jobs", "1",
        "--provider", "compatible", "--base-url", "http://127.0.0.1:9/v1", "--price-per-second", "0.10",
        "--output-format", "jsonl",
      ], in: project.path)
    #expect(run.code == 0, "\(run.errors)")
    let shots = try run.objects.filter { $0["type"] as? String == "shot" }
    let costs = shots.sorted { "\($0["source"] ?? "")" < "\($1["source"] ?? "")" }.map {
      $0["cost"] as? Double
    }
    #expect(costs == [0.8, 0.4])
    let cost = try #require(try run.objects.last?["cost"] as? [String: Any])
    #expect(cost["estimated"] as? Double == 1.2)
  }

  @Test func `two rows that want one clip are refused by their lines`() async throws {
    let project = try Project.of(pictures: 1)
    _ = try project.folder.write(Array("image,prompt\nin/s0.png,one\nin/s0.png,two\n".utf8), to: "shots.csv")
    let run = try await Self.run(project, "shots.csv")
    #expect(run.code == 2)
    #expect(
      run.errors == """
        firstframe: two sources would become one output:
          in/s0.png (shots.csv:2) and in/s0.png (shots.csv:3) -> out/clips/in/s0.mp4
        rows of one picture need different takes and equal frames

        """)
  }

  @Test func `a second take and a picture that is called so are a clash`() async throws {
    let project = try Project.of(pictures: 1)
    let picture = PNGFile.of(Raster.flat([1, 2, 3], width: 32, height: 18))
    _ = try project.folder.write(picture, to: "in/s0.take2.png")
    try project.prompt("two", for: "s0.take2")
    let run = try await project.sandboxRun("--take", "2")
    #expect(run.code == 2)
    #expect(run.errors.contains("in/s0.png and in/s0.take2.png -> out/clips/s0.take2.mp4"))
    #expect(try await project.sandboxRun().code == 0)
    #expect(try await project.sandboxRun("--take", "3").code == 0)
  }

  @Test func `names that are long or no text get clips, sidecars and second runs like others`() async throws {
    let project = try Project()
    let names: [[UInt8]] = [
      [UInt8](repeating: 0x78, count: 251), [0x61, 0xE8], [0x61, 0xE9], Array("two\nlines".utf8),
    ]
    _ = try project.folder.write([], to: "in/.keep")
    let folder = project.path.appending("in")
    for (index, name) in names.enumerated() {
      let shade = UInt8(index * 40 + 20)
      let picture = PNGFile.of(Raster.flat([shade, 9, 90], width: 32, height: 18))
      try FileBytes.write(picture, to: FileBytes.path(name + Array(".png".utf8), in: folder))
      try FileBytes.write(
        Array("prompt \(index)".utf8), to: FileBytes.path(name + Array(".txt".utf8), in: folder))
    }
    defer {
      for name in names {
        for ending in [".png", ".txt"] {
          FileBytes.remove(FileBytes.path(name + Array(ending.utf8), in: folder))
        }
      }
    }
    for take in ["1", "2"] {
      let run = try await project.sandboxRun("--take", take)
      #expect(run.code == 0, "\(run.errors)")
    }
    let clips = try project.clips().filter { $0.hasSuffix("mp4") }
    #expect(clips.count == 8 && clips.contains("a%E8.mp4") && clips.contains("a%E9.take2.mp4"))
    #expect(clips.contains("two\nlines.mp4") && clips.allSatisfy { $0.utf8.count <= 255 })
    let jobs = try project.jobs().count
    #expect(try await project.sandboxRun("--take", "2").code == 0)
    #expect(try project.jobs().count == jobs)
  }

  @Test func `a seed is sent to a model that has one, and refused at its place where it has none`()
    async throws
  {
    let project = try Project.of(pictures: 1)
    _ = try project.folder.write(Array("image,seed\nin/s0.png,7\n".utf8), to: "shots.csv")
    let arguments = ["--manifest", "shots.csv", "--size", "1280x720", "--prompt", "wind"]
    let other = try await ProgramRun.run(
      [
        "plan", "in", "--upscale", "allow", "--provider", "compatible", "--base-url", "http://127.0.0.1:9/v1",
        "--price-per-second", "0.10",
        "--jobs", "1",
      ] + arguments, in: project.path)
    #expect(other.code == 2)
    #expect(other.errors.contains("shots.csv:2:11: sora-2 has no option seed at compatible; it has none"))
    let run = try await ProgramRun.run(
      ["run", "in", "--upscale", "allow", "--jobs", "1", "--no-render"] + arguments, in: project.path)
    #expect(run.code == 0, "\(run.errors)")
    #expect(try project.clips().contains("s0.mp4"))
  }
}

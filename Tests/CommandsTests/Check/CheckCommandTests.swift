import Foundation
import SystemPackage
import TestSupport
import Testing

/// What `check` finds, in every form in which it tells it.
@Suite(.serialized, .timeLimit(.hang))
struct CheckCommandTests {
  private static func run(
    _ options: [String] = [], in folder: FilePath, inputs: [String] = ["in"]
  ) async throws -> ProgramRun {
    try await ProgramRun.run(["check"] + inputs + CheckFolder.size + options, in: folder)
  }

  @Test func `each finding is a line, in the order of the names`() async throws {
    let folder = try TemporaryDirectory()
    try CheckFolder.fill(folder)
    let before = try folder.files()
    let run = try await Self.run(in: folder.path)
    #expect(run.code == 1)
    #expect(
      run.output == """
        in/b-camera.png: FF009 its metadata tells with which camera
        in/c-large.png: FF004 it is 64x48, not 32x18
        in/d-named.jpg: FF003 it is PNG and named .jpg; rename it to d-named.png
        in/e-cut.png: FF006 it is cut short: its last chunk (IEND) is missing; restore it from its origin
        in/f-pointer.jpg: FF011 it is a Git LFS pointer, not the picture; run git lfs pull

        """)
    #expect(
      run.errors == "6 pictures: 1 clean, 5 with 5 findings, 2 fixable with --fix; 1 other file skipped\n")
    #expect(try folder.files() == before)
  }

  @Test func `clean frames are a success, and quiet says nothing`() async throws {
    let folder = try TemporaryDirectory()
    _ = try folder.write(CheckFolder.clean, to: "in/a.png")
    let run = try await Self.run(in: folder.path)
    #expect((run.code, run.output, run.errors) == (0, "", "1 picture: 1 clean\n"))
    let quiet = try await Self.run(["--quiet", "--deep"], in: folder.path)
    #expect((quiet.code, quiet.output, quiet.errors) == (0, "", ""))
  }

  @Test func `findings are selected and ignored by number`() async throws {
    let folder = try TemporaryDirectory()
    try CheckFolder.fill(folder)
    let selected = try await Self.run(["--select", "ff004,FF009", "--ignore", "FF009"], in: folder.path)
    #expect(selected.lines == ["in/c-large.png: FF004 it is 64x48, not 32x18"])
    let none = try await Self.run(
      ["--ignore", "FF003,FF004,FF006", "--ignore", "FF009,FF011"], in: folder.path)
    #expect((none.code, none.output) == (0, ""))
  }

  @Test func `the JSON lines are pinned`() async throws {
    let folder = try TemporaryDirectory()
    try CheckFolder.fill(folder)
    let run = try await Self.run(["--output-format", "jsonl"], in: folder.path)
    #expect(run.code == 1)
    #expect(run.errors == "")
    #expect(
      run.lines == [
        #"{"code":"FF009","fixable":true,"message":"its metadata tells with which camera","path":"in/b-camera.png","type":"finding"}"#,
        #"{"code":"FF004","fixable":true,"message":"it is 64x48, not 32x18","path":"in/c-large.png","type":"finding"}"#,
        #"{"code":"FF003","fixable":false,"message":"it is PNG and named .jpg; rename it to d-named.png","path":"in/d-named.jpg","type":"finding"}"#,
        #"{"code":"FF006","fixable":false,"message":"it is cut short: its last chunk (IEND) is missing; restore it from its origin","path":"in/e-cut.png","type":"finding"}"#,
        #"{"code":"FF011","fixable":false,"message":"it is a Git LFS pointer, not the picture; run git lfs pull","path":"in/f-pointer.jpg","type":"finding"}"#,
        #"{"cost":{"currency":"USD","estimated":0,"spent":0,"unclear":0},"counts":{"clean":1,"files":6,"findings":5,"fixable":2,"fixed":0,"skipped":1,"unfinished":0,"with_findings":5},"exit_code":1,"type":"summary"}"#,
      ])
    let document = try await Self.run(["--output-format", "json"], in: folder.path)
    let objects = try JSONSerialization.jsonObject(with: Data(document.output.utf8)) as? [[String: Any]]
    #expect(objects?.map { $0["type"] as? String } == Array(repeating: "finding", count: 5) + ["summary"])
  }

  @Test func `annotations are escaped as Actions reads them, and what it hides is told`() async throws {
    let folder = try TemporaryDirectory()
    for index in 0..<11 {
      _ = try folder.write(PNGFile.of(.slope(width: 9, height: 9)), to: "in/\(index % 10),:%\n\(index).png")
    }
    let run = try await Self.run(
      ["--output-format", "github", "--select", "FF004"], in: folder.path, inputs: ["./in"])
    #expect(run.lines.count == 12)
    #expect(
      run.lines.first
        == "::error file=in/0%2C%3A%25%0A0.png,title=FF004 wrong size::it is 9x9, not 32x18")
    #expect(
      run.lines.last
        == "::notice title=firstframe::11 findings; GitHub shows the first 10, the log has all")
  }

  @Test func `what cannot be read is a finding without a number`() async throws {
    let folder = try TemporaryDirectory()
    _ = try folder.write([1], to: "in/a.png")
    try FileBytes.link(folder.path.appending("in/b.png"), to: "nowhere")
    let run = try await Self.run(["--ignore", "FF001", "--output-format", "jsonl"], in: folder.path)
    #expect(run.code == 1)
    #expect(run.lines.count == 2)
    #expect(
      run.lines.first?.contains("can't be read") == true && run.lines.first?.contains("code\":") == false)
  }

  @Test func `auto takes any size of the model's`() async throws {
    let folder = try TemporaryDirectory()
    _ = try folder.write(PNGFile.of(.flat([9, 9, 9], width: 1024, height: 1792)), to: "in/a.png")
    let arguments = ["check", "in", "--size", "auto"]
    let pro = try await ProgramRun.run(arguments + ["--model", "sora-2-pro"], in: folder.path)
    #expect(pro.code == 0)
    let plain = try await ProgramRun.run(arguments, in: folder.path)
    #expect(plain.output == "in/a.png: FF004 it is 1024x1792, not 720x1280 or 1280x720\n")
  }

  @Test func `sources are asked whether they would make good frames`() async throws {
    let folder = try TemporaryDirectory()
    try CheckFolder.fill(folder)
    _ = try folder.write(PNGFile.of(.slope(width: 8, height: 18)), to: "in/h-tall.png")
    let run = try await Self.run(["--sources", "--ignore", "FF006,FF011"], in: folder.path)
    #expect(
      run.output == """
        in/h-tall.png: FF013 8x18 would be enlarged 4x to fill 32x18, more than 2x; use a larger picture or --upscale allow
        in/h-tall.png: FF014 the crop to 32x18 would lose 72.3 % of the picture, more than --max-crop 50 %; raise it or choose a size nearer to the picture's shape

        """)
  }

  @Test(arguments: [
    (["--fix", "--diff"], "drop one"), (["--sources", "--fix"], "never written"),
    (["--select", "FF099"], "'FF099' is invalid for '--select"), (["--model", "sora-9"], "known are"),
    (["--model", "sora-2"], "makes no 32x18 clips"), (["--output-format", "xml"], "'github' or 'sarif'"),
  ])
  func `a mistake is exit 2 and named`(options: [String], words: String) async throws {
    let folder = try TemporaryDirectory()
    try CheckFolder.fill(folder)
    let run = try await Self.run(options, in: folder.path)
    #expect((run.code, run.output) == (2, ""))
    #expect(run.errors.contains(words), "\(run.errors)")
  }

  @Test func `its help has an example, and its graph its stages`() async throws {
    let folder = try TemporaryDirectory()
    let help = try await ProgramRun.run(["help", "check"], in: folder.path)
    #expect(help.code == 0 && help.output.contains("Example: firstframe check"))
    let graph = try await ProgramRun.run(["graph", "check", "--jobs", "2"], in: folder.path)
    #expect(graph.code == 0)
    #expect(["inspect ×2", "decode ×2", "mend ×2"].allSatisfy(graph.output.contains))
  }
}

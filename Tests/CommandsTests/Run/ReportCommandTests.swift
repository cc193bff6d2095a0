import Foundation
import SystemPackage
import TestSupport
import Testing

/// `report.html`: written by `run`, by `report`, and never for nothing.
@Suite(.timeLimit(.hang))
struct ReportCommandTests {
  private static func page(of project: borrowing Project) throws -> String {
    String(decoding: try FileBytes.read(project.path.appending("out/report.html")), as: UTF8.self)
  }

  @Test func `a run writes the report, a further one leaves it alone, and report says so`() async throws {
    let project = try Project.of(pictures: 2)
    _ = try project.folder.write(PNGFile.of(.flat([9, 80, 200], width: 18, height: 32)), to: "in/tall.png")
    try project.prompt("a tall one", for: "tall")
    let run = try await project.sandboxRun()
    #expect(run.code == 0, "\(run.errors)")
    #expect(run.errors.contains("frames   3 made\n"))
    // No terminal: nothing that draws.
    #expect((run.output + run.errors).utf8.allSatisfy { $0 >= 0x20 || $0 == 0x09 || $0 == 0x0A })
    let page = try Self.page(of: project)
    #expect(page.components(separatedBy: "<article").count == 4)
    // A third of the width of 16:9 is kept of a 9:16 picture.
    #expect(page.contains("18x32 to 1280x720 · 68.8 % cropped · scale 71.11"))
    for name in ["s0", "s1", "tall"] {
      #expect(page.contains("src=\"clips/\(name).mp4\""))
      #expect(page.contains("src=\"frames/\(name).jpg\""))
    }
    let before = try project.state()
    let again = try await project.sandboxRun()
    #expect(!again.errors.contains("frames   "))
    let report = try await ProgramRun.run(["report", "-v"], in: project.path)
    #expect((report.code, report.output) == (0, "unchanged\tout/report.html\n"))
    #expect(try project.state() == before)
    FileBytes.remove(project.path.appending("out/report.html"))
    // However the folder is named.
    let output = project.path.appending("in/../out").string
    let anew = try await ProgramRun.run(
      ["report", "-o", output, "--output-format", "jsonl"], in: project.path)
    #expect(try anew.objects.first?["status"] as? String == "written")
    #expect(try Self.page(of: project) == page)
  }

  @Test func `what others wrote is text in the report, never markup or a way out of it`() async throws {
    let project = try Project.of(pictures: 1)
    let hostile = #"<script>alert("1")</script> {{title}} & 'more'"#
    try project.prompt(hostile, for: "s0")
    let name = "javascript:a\"<b>&?#%.png"
    _ = try project.folder.write(PNGFile.of(.flat([9, 8, 7], width: 32, height: 18)), to: "in/\(name)")
    try project.prompt("[sandbox:moderation] words", for: String(name.dropLast(4)))
    let run = try await project.sandboxRun()
    #expect(run.code == 1, "\(run.errors)")
    #expect(
      run.errors.contains("next: fix the cause and run again; --retry-failed retries"),
      "\(run.errors)")
    let page = try Self.page(of: project)
    #expect(!page.contains("<script") && !page.contains("<b>"))
    #expect(page.contains("&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; {{title}} &amp;"))
    #expect(page.contains("What needs a look"))
    #expect(!page.contains("\"javascript:"))
  }

  @Test func `without a ledger there is nothing to report`() async throws {
    let project = try Project()
    let run = try await ProgramRun.run(["report"], in: project.path)
    #expect(run.code == 2)
    #expect(
      run.errors.contains("there is no ledger at out/.firstframe/ledger.sqlite: nothing was run here yet"))
    #expect(try project.folder.files().isEmpty)
  }
}

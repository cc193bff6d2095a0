import SystemPackage
import TestSupport
import Testing

/// What make learns from `run` of the prompts.
@Suite(.timeLimit(.hang))
struct RunMakeTests {
  @Test func `a named picture depends on its prompt's file, or on the folder where that may appear`()
    async throws
  {
    let project = try Project.of(pictures: 3)
    FileBytes.remove(project.path.appending("in/s1.txt"))
    FileBytes.remove(project.path.appending("in/s2.txt"))
    _ = try project.folder.write(Array("image,prompt\nin/s2.png,words\n".utf8), to: "shots.csv")
    let run = try await ProgramRun.run(
      [
        "run", "in/s0.png", "in/s1.png", "shots.csv", "--prompt", "words", "--size", "1280x720", "--jobs",
        "1",
        "--no-render", "--depfile", "d", "--stamp", "s",
      ], in: project.path)
    #expect(run.code == 0, "\(run.errors)")
    let text = String(decoding: try FileBytes.read(project.path.appending("d")), as: UTF8.self)
    let rule = try #require(text.split(separator: "\ns: ").last?.split(separator: "\nin/s0.png:").first)
    #expect(
      rule.split(separator: " \\\n  ").map(String.init)
        == ["\\\n  in/s0.png", "in/s0.txt", "in/s1.png", "in", "in/s2.png", "shots.csv"])
  }
}

import TestSupport
import Testing

@Suite(.serialized, .timeLimit(.hang))
struct GraphCommandTests {
  @Test func `the graph of prepare as Mermaid`() async throws {
    let folder = try TemporaryDirectory()
    let run = try await ProgramRun.run(["graph", "prepare", "--jobs", "2"], in: folder.path)
    #expect((run.code, run.errors) == (0, ""))
    #expect(
      run.output == """
        flowchart LR
          source(["discover"])
          s0["recall ×2"]
          s1["sniff ×2"]
          s2["prepare ×2"]
          s3["validate ×2"]
          s4["publish ×2"]
          exits(["exits"])
          source --> s0
          s0 --> s1
          s1 --> s2
          s2 --> s3
          s3 --> s4
          s0 -.-> exits
          s1 -.-> exits
          s2 -.-> exits
          s3 -.-> exits
          s4 --> exits

        """)
  }

  @Test func `the graph of run as DOT`() async throws {
    let folder = try TemporaryDirectory()
    let run = try await ProgramRun.run(["graph", "run", "--style", "dot", "--jobs", "3"], in: folder.path)
    #expect(run.code == 0)
    #expect(run.lines.first == "digraph line {" && run.lines.last == "}")
    #expect(run.output.contains("s6 [label=\"submit ×4\"];"))
    #expect(run.output.contains("s8 -> s9;"))
  }
}

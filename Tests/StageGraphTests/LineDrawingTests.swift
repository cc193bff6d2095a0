import Testing

@testable import StageGraph

struct LineDrawingTests {
  private func definition() throws -> LineDefinition {
    try LineDefinition(
      source: "discover",
      stages: [
        StageDefinition("submit", width: 4, yieldsTo: ["download"]),
        StageDefinition("poll", width: 500, capacity: 8),
        StageDefinition("download", width: 2),
        StageDefinition("record"),
      ])
  }

  @Test func `mermaid shows widths, exits, bounds and who goes first`() throws {
    #expect(
      try definition().mermaid == """
        flowchart LR
          source(["discover"])
          s0["submit ×4"]
          s1["poll ×500"]
          s2["download ×2"]
          s3["record ×1"]
          exits(["exits"])
          source --> s0
          s0 -->|8| s1
          s1 --> s2
          s2 --> s3
          s0 -.-> exits
          s1 -.-> exits
          s2 -.-> exits
          s3 --> exits
          s0 -. yields to .-> s2

        """)
  }

  @Test func `dot shows the same`() throws {
    #expect(
      try definition().dot == """
        digraph line {
          rankdir=LR;
          node [shape=box];
          source [label="discover", shape=oval];
          s0 [label="submit ×4"];
          s1 [label="poll ×500"];
          s2 [label="download ×2"];
          s3 [label="record ×1"];
          exits [label="exits", shape=oval];
          source -> s0;
          s0 -> s1 [label="8"];
          s1 -> s2;
          s2 -> s3;
          s0 -> exits [style=dashed];
          s1 -> exits [style=dashed];
          s2 -> exits [style=dashed];
          s3 -> exits;
          s0 -> s2 [style=dotted, label="yields to", constraint=false];
        }

        """)
  }

  @Test func `names can't break out of their labels`() throws {
    let definition = try LineDefinition(
      source: #"a "b" \ #1"#, stages: [StageDefinition("end")])
    #expect(definition.mermaid.contains(##"source(["a #quot;b#quot; \ #35;1"])"##))
    #expect(definition.dot.contains(##"source [label="a \"b\" \\ #1", shape=oval];"##))
  }
}

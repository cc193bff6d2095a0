extension LineDefinition {
  /// A Mermaid flowchart: a box for each stage with its width, dashed arrows for items that leave early.
  ///
  /// An arrow carries the edge's capacity where that differs from the width.
  package var mermaid: String {
    var lines = ["flowchart LR", "  source([\"\(Self.mermaidText(source))\"])"]
    for (index, stage) in stages.enumerated() {
      lines.append("  s\(index)[\"\(Self.mermaidText(stage.name)) ×\(stage.width)\"]")
    }
    lines.append("  exits([\"exits\"])")
    for (index, stage) in stages.enumerated() {
      let previous = index == 0 ? "source" : "s\(index - 1)"
      let label = stage.capacity == stage.width ? "" : "|\(stage.capacity)|"
      lines.append("  \(previous) -->\(label) s\(index)")
    }
    for index in stages.indices {
      lines.append("  s\(index) \(index == stages.count - 1 ? "-->" : "-.->") exits")
    }
    for index in stages.indices {
      lines += yields(at: index).map { "  s\(index) -. yields to .-> s\($0)" }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func mermaidText(_ name: String) -> String {
    name.map { $0 == "\"" ? "#quot;" : $0 == "#" ? "#35;" : String($0) }.joined()
  }
}

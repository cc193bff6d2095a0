extension LineDefinition {
  /// A Graphviz digraph, with the same boxes and arrows as the Mermaid one.
  package var dot: String {
    var lines = [
      "digraph line {", "  rankdir=LR;", "  node [shape=box];",
      "  source [label=\"\(Self.dotText(source))\", shape=oval];",
    ]
    for (index, stage) in stages.enumerated() {
      lines.append("  s\(index) [label=\"\(Self.dotText(stage.name)) ×\(stage.width)\"];")
    }
    lines.append("  exits [label=\"exits\", shape=oval];")
    for (index, stage) in stages.enumerated() {
      let previous = index == 0 ? "source" : "s\(index - 1)"
      let label = stage.capacity == stage.width ? "" : " [label=\"\(stage.capacity)\"]"
      lines.append("  \(previous) -> s\(index)\(label);")
    }
    for index in stages.indices {
      lines.append("  s\(index) -> exits\(index == stages.count - 1 ? "" : " [style=dashed]");")
    }
    for index in stages.indices {
      lines += yields(at: index).map {
        "  s\(index) -> s\($0) [style=dotted, label=\"yields to\", constraint=false];"
      }
    }
    return lines.joined(separator: "\n") + "\n}\n"
  }

  private static func dotText(_ name: String) -> String {
    name.map { $0 == "\"" || $0 == "\\" ? "\\\($0)" : String($0) }.joined()
  }
}

/// Why a line can't be built; always a mistake of the code that wires it.
package enum LineDefinitionError: Error, Hashable {
  case noStages
  /// Also when a stage is named like the source.
  case duplicateName(String)
  case width(stage: String, Int)
  case capacity(stage: String, Int)
  case yieldsToNoLaterStage(stage: String, String)
}

extension LineDefinitionError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .noStages: "the line has no stages"
    case .duplicateName(let name): "two stages are named '\(name)'"
    case .width(let stage, let width): "stage '\(stage)' has width \(width); the least is 1"
    case .capacity(let stage, let capacity): "stage '\(stage)' has capacity \(capacity); the least is 1"
    case .yieldsToNoLaterStage(let stage, let name):
      "stage '\(stage)' yields to '\(name)', which is no later stage"
    }
  }
}

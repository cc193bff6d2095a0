import TestSupport

@testable import StageGraph

extension LineDefinition {
  static func random(_ random: inout SeededGenerator) throws -> LineDefinition {
    let count = Int.random(in: 1...6, using: &random)
    var stages: [StageDefinition] = []
    for index in 0..<count {
      let yieldsTo = ((index + 1)..<(count + 1)).dropLast().filter { _ in
        Int.random(in: 0..<3, using: &random) == 0
      }
      stages.append(
        StageDefinition(
          "s\(index)", width: Int.random(in: 1...4, using: &random),
          capacity: Int.random(in: 1...4, using: &random), yieldsTo: yieldsTo.map { "s\($0)" },
          onStop: StopPolicy.allCases.randomElement(using: &random) ?? .finishRunning))
    }
    return try LineDefinition(source: "source", stages: stages)
  }
}

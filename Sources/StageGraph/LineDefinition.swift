/// The shape of a line as a plain value: what runs, what is drawn and what is shown come from this one.
package struct LineDefinition: Sendable, Hashable {
  package let source: String
  /// In order; the last is the sink.
  package let stages: [StageDefinition]

  package init(source: String, stages: [StageDefinition]) throws(LineDefinitionError) {
    self.source = source
    self.stages = stages
    try validate()
  }

  /// The places in `stages` of those that the stage at `index` yields to.
  func yields(at index: Int) -> [Int] {
    stages[index].yieldsTo.compactMap { name in stages.firstIndex { $0.name == name } }
  }

  private func validate() throws(LineDefinitionError) {
    if stages.isEmpty { throw .noStages }
    var names: Set = [source]
    for stage in stages {
      if !names.insert(stage.name).inserted { throw .duplicateName(stage.name) }
      if stage.width < 1 { throw .width(stage: stage.name, stage.width) }
      if stage.capacity < 1 { throw .capacity(stage: stage.name, stage.capacity) }
    }
    for (index, stage) in stages.enumerated() {
      // Only later stages: two stages that wait for each other would wait for ever.
      let later = stages[(index + 1)...].map(\.name)
      if let name = stage.yieldsTo.first(where: { !later.contains($0) }) {
        throw .yieldsToNoLaterStage(stage: stage.name, name)
      }
    }
  }
}

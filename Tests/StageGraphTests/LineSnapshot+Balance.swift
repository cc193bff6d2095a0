@testable import StageGraph

extension StageCounters {
  /// Every item that came in is in exactly one place.
  var isBalanced: Bool {
    entered == queued + running + held + out + left + abandoned
  }
}

extension LineSnapshot {
  /// The source or the stage of that name.
  subscript(name: String) -> StageCounters? {
    source.name == name ? source : stages.first { $0.name == name }
  }

  /// Items that were dropped on the way because of a stop.
  var abandoned: Int {
    stages.reduce(source.abandoned) { $0 + $1.abandoned }
  }

  /// Each stage is balanced, and got what the one before handed on.
  var isBalanced: Bool {
    source.entered == source.out + source.abandoned
      && stages.allSatisfy(\.isBalanced)
      && zip([source] + stages, stages).allSatisfy { $0.out == $1.entered }
      && stages.last?.out == 0
  }
}

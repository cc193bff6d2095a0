@testable import StageGraph

extension StageCounters {
  /// Every item that came in is in exactly one place.
  var isBalanced: Bool {
    entered == queued + running + held + out + left + abandoned
  }
}

extension LineSnapshot {
  /// Each stage is balanced, and got what the one before handed on.
  var isBalanced: Bool {
    source.entered == source.out + source.abandoned
      && stages.allSatisfy(\.isBalanced)
      && zip([source] + stages, stages).allSatisfy { $0.out == $1.entered }
      && stages.last?.out == 0
  }
}

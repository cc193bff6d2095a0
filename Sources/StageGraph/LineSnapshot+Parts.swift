extension LineSnapshot {
  /// The same, counted in parts: each item has `size` of them, the last one what is left of `total`.
  package func inParts(_ size: Int, of total: Int) -> LineSnapshot {
    LineSnapshot(
      elapsed: elapsed, isStopping: isStopping, isComplete: isComplete,
      source: source.inParts(size, of: total), stages: stages.map { $0.inParts(size, of: total) })
  }
}

extension StageCounters {
  fileprivate func inParts(_ size: Int, of total: Int) -> StageCounters {
    var counters = self
    for count in [\StageCounters.entered, \.out, \.left, \.abandoned, \.running, \.queued, \.held] {
      counters[keyPath: count] = min(counters[keyPath: count] * size, total)
    }
    return counters
  }
}

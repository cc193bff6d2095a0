package import Domain

/// A cap stands in the way of the next clip; nothing was written.
package struct SpendRefusal: Sendable, Equatable {
  /// The least `--max-cost` that lets it through; nil when that cap is not the obstacle.
  package let maxCost: Money?
  /// The least `--max-clips` that lets it through.
  package let maxClips: Int?
  package let committed: SpendSummary
}

extension SpendRefusal: CustomStringConvertible {
  /// What has to be said on the command line.
  package var options: String {
    [maxCost.map { "--max-cost \($0.decimal)" }, maxClips.map { "--max-clips \($0)" }]
      .compactMap(\.self).joined(separator: " ")
  }

  package var description: String {
    "\(committed.committed) for \(committed.clips) clip\(committed.clips == 1 ? "" : "s") is already spent, reserved"
      + " or unclear; buying the next clip needs \(options)"
  }
}

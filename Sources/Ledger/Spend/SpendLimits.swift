package import Domain

/// The caps of one run, over everything the ledger holds in the realm `real`.
package struct SpendLimits: Sendable, Equatable {
  package let maxCost: Money?
  package let maxClips: Int?

  package static let none = SpendLimits(maxCost: nil, maxClips: nil)

  package init(maxCost: Money?, maxClips: Int?) {
    self.maxCost = maxCost
    self.maxClips = maxClips
  }

  /// The same, and no more than so many further clips at `price` together.
  package func narrowed(to price: Money, clips count: Int, after summary: SpendSummary) -> SpendLimits {
    let (cost, clips) = (summary.committed + price, summary.clips + count)
    return SpendLimits(maxCost: min(maxCost ?? cost, cost), maxClips: min(maxClips ?? clips, clips))
  }

  /// Nil when so many more clips, at `price` together, keep within both caps.
  package func refusal(after summary: SpendSummary, price: Money, clips count: Int = 1) -> SpendRefusal? {
    let cost = summary.committed + price
    let clips = summary.clips + count
    let neededCost = maxCost.flatMap { cost > $0 ? cost : nil }
    let neededClips = maxClips.flatMap { clips > $0 ? clips : nil }
    guard neededCost != nil || neededClips != nil else { return nil }
    return SpendRefusal(maxCost: neededCost, maxClips: neededClips, committed: summary)
  }
}

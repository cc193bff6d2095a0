/// What a run may spend on trying again, so that a broken provider is not stormed: a retry takes five units, a
/// success gives one back.
struct RetryBudget: Sendable, Equatable {
  private var units = Self.capacity

  private static let capacity = 500
  private static let retry = 5

  /// False when nothing is left.
  mutating func takeRetry() -> Bool {
    guard units >= Self.retry else { return false }
    units -= Self.retry
    return true
  }

  mutating func succeeded() { units = min(units + 1, Self.capacity) }
}

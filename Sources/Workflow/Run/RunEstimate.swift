internal import Domain

/// The price of all that a run found to be bought still, whatever caps and troubles leave of it.
final class RunEstimate: Sendable {
  private let sum = Locked(Money.zero)

  var total: Money { sum.withLock { $0 } }

  func add(_ price: Money) { sum.withLock { $0 += price } }
}

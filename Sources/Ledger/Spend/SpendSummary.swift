package import Domain

/// The money of one realm, at one moment.
package struct SpendSummary: Sendable, Equatable {
  package internal(set) var spent: Money = .zero
  package internal(set) var reserved: Money = .zero
  package internal(set) var unclear: Money = .zero
  /// Purchases behind these sums, each one clip at most.
  package internal(set) var clips = 0

  package init() {}

  /// What caps are held against.
  package var committed: Money { spent + reserved + unclear }

  package mutating func add(_ amount: Money, clips count: Int, as charge: Charge) {
    switch charge {
    case .nothing: return
    case .reserved: reserved += amount
    case .spent: spent += amount
    case .unclear: unclear += amount
    }
    clips += count
  }
}

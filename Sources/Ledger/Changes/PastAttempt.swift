package import Domain

/// An attempt that a later one replaced: its money still counts, its job stays taken.
package struct PastAttempt: Sendable, Equatable {
  package let attempt: Int
  package let offer: Offer
  package let job: JobID?
  package let cost: Money
  package let isCharged: Bool
}

internal import Domain

/// An attempt that a later one replaced: its money still counts, its job stays taken.
struct PastAttempt: Equatable {
  let attempt: Int
  let offer: Offer
  let job: JobID?
  let cost: Money
  let isCharged: Bool
}

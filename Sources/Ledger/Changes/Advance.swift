internal import Domain

extension ShotChange {
  mutating func advance(to snapshot: JobSnapshot) throws(LedgerError) {
    guard snapshot.id == record.job else {
      throw LedgerError(.wrongJob(record.id, expected: record.job, got: snapshot.id))
    }
    switch snapshot.status {
    case .queued:
      guard record.state.after(.seenRunning) != nil else { throw impossible(.seenRunning) }
    case .running:
      try move(.seenRunning)
    case .completed:
      // Asked again for a fresh link; and a late answer must not undo a clip that is on disk.
      if record.state == .done { throw impossible(.succeeded) }
      if record.state != .ready, record.state != .downloading { try move(.succeeded) }
    case .failed(let failure):
      try move(.failed, note: failure.message)
      record.failure = failure
      record.message = failure.message
    }
    note(snapshot)
  }

  /// Takes over what the snapshot tells and leaves what it is silent about.
  mutating func note(_ snapshot: JobSnapshot) {
    record.expiresAt = snapshot.expiresAt ?? record.expiresAt
    record.resultURL = snapshot.resultURL ?? record.resultURL
    if let cost = snapshot.cost { record.reportedCost = Self.plausible(cost) }
  }

  /// A reply's figure must not be able to turn sums over or make the ledger look richer.
  private static func plausible(_ cost: Money) -> Money {
    min(max(cost, .zero), Money(micros: 1_000_000_000_000_000))
  }

  private func impossible(_ event: ShotEvent) -> LedgerError {
    LedgerError(.impossible(record.id, record.state, event))
  }
}

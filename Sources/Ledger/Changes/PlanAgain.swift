internal import Domain

extension ShotChange {
  mutating func planAgain() throws(LedgerError) {
    if record.state == .failed, record.charge != .nothing { throw LedgerError(.mayBeBilled(record.id)) }
    closeAttempt()
    try move(.planAgain)
    clearAttempt()
  }
}

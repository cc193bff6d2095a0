internal import Domain

extension ShotChange {
  mutating func intend(at offer: Offer) throws(LedgerError) {
    guard record.frame != nil || record.state != .planned else { throw LedgerError(.noFrame(record.id)) }
    try move(.intend, note: "\(offer.provider), \(offer.price)")
    clearAttempt()
    record.attempt += 1
    record.offer = offer
    record.intendedAt = now
  }
}

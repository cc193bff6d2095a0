package import Domain
private import GRDB

extension SQLiteLedger {
  package func intend(
    _ id: ShotID, at offer: Offer, within limits: SpendLimits
  ) async throws(LedgerError) -> Intent {
    let now = clock.now()
    let refusal: @Sendable (ShotChange, Database) throws -> Intent? = { change, db in
      guard change.record.shot.realm == .real else { return nil }
      let summary = try Spending.total(.real, in: db)
      return limits.refusal(after: summary, price: offer.price).map { .refused($0) }
    }
    return try await connection.write(
      unless: { db in try refusal(ShotChange.load(id, at: now, from: db), db) },
      { db in
        var change = try ShotChange.load(id, at: now, from: db)
        // Asked again under the write lock, where nobody else can spend in between.
        if let refused = try refusal(change, db) { return refused }
        try change.intend(at: offer)
        return .granted(try change.save(in: db))
      })
  }
}

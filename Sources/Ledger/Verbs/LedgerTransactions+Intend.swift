package import Domain

extension LedgerTransactions {
  package func intend(
    _ id: ShotID, at offer: Offer, within limits: SpendLimits
  ) async throws(LedgerError) -> Intent {
    let now = clock.now()
    let refusal: @Sendable (ShotChange, Tables) throws -> Intent? = { change, tables in
      guard change.record.shot.realm == .real else { return nil }
      let summary = try tables.spending(.real)
      return limits.refusal(after: summary, price: offer.price).map { .refused($0) }
    }
    return try await write(
      unless: { tables in try refusal(ShotChange.load(id, at: now, from: tables), tables) },
      { tables in
        var change = try ShotChange.load(id, at: now, from: tables)
        // Asked again under the write lock, where nobody else can spend in between.
        if let refused = try refusal(change, tables) { return refused }
        try change.intend(at: offer)
        return .granted(try change.save(in: &tables))
      })
  }
}

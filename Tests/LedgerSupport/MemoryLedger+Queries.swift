package import Domain
package import Ledger

extension MemoryLedger {
  package func shot(_ id: ShotID) async throws(LedgerError) -> ShotRecord? { try read { $0.shot(id) } }

  package func shot(purchase: Digest) async throws(LedgerError) -> ShotRecord? {
    try read { $0.shot(purchase: purchase) }
  }

  package func placement(named name: String) async throws(LedgerError) -> Placement? {
    try read { $0.placement(named: name) }
  }

  package func placements(of id: ShotID) async throws(LedgerError) -> [Placement] {
    try read { tables in
      tables.placements.values.filter { $0.shot == id }.sorted { $0.place.name < $1.place.name }
    }
  }

  package func placements(
    ofShots numbers: ClosedRange<Int64>
  ) async throws(LedgerError) -> [Placement] {
    try read { tables in
      tables.placements.values
        .filter { tables.shot($0.shot).map { numbers.contains($0.sequence) } ?? false }
        .sorted { $0.place.name < $1.place.name }
    }
  }

  package func shots(
    in states: Set<ShotState>, realm: Realm?, after sequence: Int64?, limit: Int
  ) async throws(LedgerError) -> [ShotRecord] {
    try read { tables in
      tables.order.dropFirst(Int(sequence ?? 0)).lazy.compactMap { tables.shot($0) }
        .filter { states.contains($0.state) && (realm ?? $0.shot.realm) == $0.shot.realm }
        .filter(tables.isWanted).prefix(limit).map(\.self)
    }
  }

  package func ownedJobs(provider: String, baseURL: String) async throws(LedgerError) -> Set<JobID> {
    try read { tables in
      let endpoint = MemoryTables.Endpoint(provider: provider, baseURL: baseURL)
      return Set(tables.owners.keys.filter { $0.endpoint == endpoint }.map(\.job))
    }
  }

  package func unclearCount(provider: String, baseURL: String) async throws(LedgerError) -> Int {
    try read { tables in
      tables.rows.values.map(\.record)
        .filter { $0.state == .ambiguous || $0.state == .held }
        .count { $0.offer?.provider == provider && $0.offer?.baseURL == baseURL }
    }
  }

  package func learntRate(provider: String, baseURL: String) async throws(LedgerError) -> LearntRate? {
    try read { $0.learntRate(provider: provider, baseURL: baseURL) }
  }

  package func spending(_ realm: Realm) async throws(LedgerError) -> SpendSummary {
    try read { $0.spending(realm) }
  }

  package func history(of id: ShotID) async throws(LedgerError) -> [HistoryEntry] {
    try read { $0.rows[id]?.history ?? [] }
  }
}

extension MemoryTables {
  /// A planned or failed shot of a prompt that was edited since is history, not work.
  fileprivate func isWanted(_ record: ShotRecord) -> Bool {
    record.state.mayBePaid || placements.values.contains { $0.shot == record.id }
  }
}

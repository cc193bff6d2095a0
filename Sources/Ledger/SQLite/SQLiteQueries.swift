internal import Domain
private import GRDB

/// The questions, the same for the writer's connection and a reader's.
protocol SQLiteQueries: LedgerReader {
  var connection: SQLiteConnection { get }
}

extension SQLiteQueries {
  package func shot(_ id: ShotID) async throws(LedgerError) -> ShotRecord? {
    try await connection.read { try ShotTable.find(id, in: $0) }
  }

  package func shot(purchase: Digest) async throws(LedgerError) -> ShotRecord? {
    try await connection.read { try ShotTable.find(purchase: purchase, in: $0) }
  }

  package func placement(named name: String) async throws(LedgerError) -> Placement? {
    try await connection.read { try PlacementTable.current(name, in: $0) }
  }

  package func placements(of id: ShotID) async throws(LedgerError) -> [Placement] {
    try await connection.read { try PlacementTable.all(of: id, in: $0) }
  }

  package func placements(
    ofShots numbers: ClosedRange<Int64>
  ) async throws(LedgerError) -> [Placement] {
    try await connection.read { try PlacementTable.all(ofShots: numbers, in: $0) }
  }

  package func shots(
    in states: Set<ShotState>, realm: Realm?, after sequence: Int64?, limit: Int
  ) async throws(LedgerError) -> [ShotRecord] {
    try await connection.read {
      try ShotTable.page(in: states, realm: realm, after: sequence ?? 0, limit: limit, from: $0)
    }
  }

  package func ownedJobs(provider: String, baseURL: String) async throws(LedgerError) -> Set<JobID> {
    try await connection.read { try JobOwners.all(provider: provider, baseURL: baseURL, in: $0) }
  }

  package func unclearCount(provider: String, baseURL: String) async throws(LedgerError) -> Int {
    try await connection.read { try ShotTable.unclear(provider: provider, baseURL: baseURL, in: $0) }
  }

  package func learntRate(provider: String, baseURL: String) async throws(LedgerError) -> LearntRate? {
    try await connection.read { try RateTable.find(provider: provider, baseURL: baseURL, in: $0) }
  }

  package func spending(_ realm: Realm) async throws(LedgerError) -> SpendSummary {
    try await connection.read { try Spending.total(realm, in: $0) }
  }

  package func history(of id: ShotID) async throws(LedgerError) -> [HistoryEntry] {
    try await connection.read { try EventTable.all(of: id, in: $0) }
  }
}

package import Domain

/// What can be asked of a ledger. Readers take no lock and never write, also while a run writes.
package protocol LedgerReader: Sendable {
  func shot(_ id: ShotID) async throws(LedgerError) -> ShotRecord?

  /// The shot that buys these bytes with this request (`Shot.purchase(frame:)`).
  func shot(purchase: Digest) async throws(LedgerError) -> ShotRecord?

  /// The shot that `name` stands for now.
  func placement(named name: String) async throws(LedgerError) -> Placement?

  /// Every name the shot's clip lies under, or shall lie under; earlier names of a replaced shot too.
  func placements(of id: ShotID) async throws(LedgerError) -> [Placement]

  /// The same for all shots with these sequence numbers, by name.
  func placements(ofShots numbers: ClosedRange<Int64>) async throws(LedgerError) -> [Placement]

  /// One page in order of admission; the next begins after the last record's `sequence`.
  ///
  /// Shots that are planned, rejected or failed and that no name stands for any more are left out.
  func shots(
    in states: Set<ShotState>, realm: Realm?, after sequence: Int64?, limit: Int
  ) async throws(LedgerError) -> [ShotRecord]

  /// Every job of this endpoint that belongs to a shot, given up ones too: none may be adopted again.
  func ownedJobs(provider: String, baseURL: String) async throws(LedgerError) -> Set<JobID>

  /// How many shots of this endpoint nobody knows the fate of, those that wait for a person among them.
  func unclearCount(provider: String, baseURL: String) async throws(LedgerError) -> Int

  /// The rate that was last kept for this endpoint.
  func learntRate(provider: String, baseURL: String) async throws(LedgerError) -> LearntRate?

  func spending(_ realm: Realm) async throws(LedgerError) -> SpendSummary

  /// All that happened to the shot, oldest first.
  func history(of id: ShotID) async throws(LedgerError) -> [HistoryEntry]
}

extension LedgerReader {
  /// Walks over all such shots with one page in memory; a shot that changes meanwhile is met at most once.
  package func forEachShot(
    in states: Set<ShotState>, realm: Realm? = nil, pageSize: Int = 256,
    _ body: (ShotRecord) async throws -> Void
  ) async throws {
    try await forEachPage(of: pageSize, in: states, realm: realm) { page in
      for record in page { try await body(record) }
    }
  }

  /// The same with the names of each, by two questions a page.
  package func forEachPlacedShot(
    in states: Set<ShotState>, realm: Realm? = nil, pageSize: Int = 256,
    _ body: (ShotRecord, [Placement]) async throws -> Void
  ) async throws {
    try await forEachPage(of: pageSize, in: states, realm: realm) { page in
      guard let first = page.first, let last = page.last else { return }
      let names = try await placements(ofShots: first.sequence...last.sequence)
      let namesByShot = Dictionary(grouping: names, by: \.shot)
      for record in page { try await body(record, namesByShot[record.id] ?? []) }
    }
  }

  private func forEachPage(
    of size: Int, in states: Set<ShotState>, realm: Realm?, _ body: ([ShotRecord]) async throws -> Void
  ) async throws {
    var last: Int64?
    while true {
      let page = try await shots(in: states, realm: realm, after: last, limit: size)
      try await body(page)
      guard page.count == size, let end = page.last else { return }
      last = end.sequence
    }
  }
}

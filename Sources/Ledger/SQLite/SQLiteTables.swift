package import Domain
internal import GRDB

/// The tables as one open transaction sees them.
package struct SQLiteTables: LedgerTables {
  let db: Database

  package func shot(_ id: ShotID) throws -> ShotRecord? { try ShotTable.find(id, in: db) }
  package func shot(purchase: Digest) throws -> ShotRecord? { try ShotTable.find(purchase: purchase, in: db) }
  package func halfWay() throws -> [ShotID] { try ShotTable.halfWay(in: db) }
  package func owner(of job: JobID, at offer: Offer) throws -> ShotID? {
    try JobOwners.owner(of: job, at: offer, in: db)
  }
  package func spending(_ realm: Realm) throws -> SpendSummary { try Spending.total(realm, in: db) }
  package func placement(named name: String) throws -> Placement? { try PlacementTable.current(name, in: db) }
  package func placement(clip: String) throws -> Placement? { try PlacementTable.find(clip: clip, in: db) }
  package func learntRate(provider: String, baseURL: String) throws -> LearntRate? {
    try RateTable.find(provider: provider, baseURL: baseURL, in: db)
  }

  package func readsBack(_ record: ShotRecord) throws -> Bool {
    do {
      return try ShotTable.find(record.id, in: db) == record
    } catch let error as LedgerError {
      guard case .corrupt = error.code else { throw error }
      return false
    }
  }

  package func insert(_ record: ShotRecord) throws -> ShotRecord {
    record.numbered(try ShotTable.insert(record, in: db))
  }

  package func update(_ record: ShotRecord) throws { try ShotTable.update(record, in: db) }

  package func file(_ past: PastAttempt, of record: ShotRecord, at now: Int64) throws {
    try JobOwners.file(past, of: record, at: now, in: db)
  }

  package func add(_ entry: HistoryEntry, of id: ShotID) throws { try EventTable.add(entry, of: id, in: db) }
  package func put(_ placement: Placement) throws { try PlacementTable.put(placement, in: db) }
  package func remove(_ placement: Placement) throws { try PlacementTable.remove(placement, in: db) }
  package func put(_ rate: LearntRate) throws { try RateTable.put(rate, in: db) }
}

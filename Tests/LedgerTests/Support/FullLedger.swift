import Domain
import GRDB
import SystemPackage
import TestSupport

@testable import Ledger

/// A SQLite ledger whose disk is full from the nth statement that writes on, until there is room again.
final class FullLedger: LedgerTransactions, SQLiteQueries {
  let clock = TestClock().clock
  let connection: Ledger.SQLiteConnection
  private let ledger: SQLiteLedger
  /// How many more statements find room; nil for as many as come.
  let room = Locked<Int?>(nil)

  init(_ file: LedgerFile) async throws {
    ledger = try await SQLiteLedger.open(RunLock.take(file))
    connection = ledger.connection
  }

  func write<Value: Sendable>(
    unless look: @escaping @Sendable (FullTables) throws -> Value?,
    _ write: @escaping @Sendable (inout FullTables) throws -> Value
  ) async throws(LedgerError) -> Value {
    try await connection.write(
      unless: { [self] db in try look(FullTables(tables: SQLiteTables(db: db), ledger: self)) },
      { [self] db in
        var tables = FullTables(tables: SQLiteTables(db: db), ledger: self)
        return try write(&tables)
      })
  }

  func close() async throws(LedgerError) { try await ledger.close() }
}

struct FullTables: LedgerTables {
  let tables: SQLiteTables
  let ledger: FullLedger

  func shot(_ id: ShotID) throws -> ShotRecord? { try tables.shot(id) }
  func shot(purchase: Digest) throws -> ShotRecord? { try tables.shot(purchase: purchase) }
  func halfWay() throws -> [ShotID] { try tables.halfWay() }
  func owner(of job: JobID, at offer: Offer) throws -> ShotID? { try tables.owner(of: job, at: offer) }
  func spending(_ realm: Realm) throws -> SpendSummary { try tables.spending(realm) }
  func placement(named name: String) throws -> Placement? { try tables.placement(named: name) }
  func placement(clip: String) throws -> Placement? { try tables.placement(clip: clip) }
  func readsBack(_ record: ShotRecord) throws -> Bool { try tables.readsBack(record) }
  func learntRate(provider: String, baseURL: String) throws -> LearntRate? {
    try tables.learntRate(provider: provider, baseURL: baseURL)
  }

  func insert(_ record: ShotRecord) throws -> ShotRecord { try fit { try tables.insert(record) } }
  func update(_ record: ShotRecord) throws { try fit { try tables.update(record) } }
  func file(_ past: PastAttempt, of record: ShotRecord, at now: Int64) throws {
    try fit { try tables.file(past, of: record, at: now) }
  }
  func add(_ entry: HistoryEntry, of id: ShotID) throws { try fit { try tables.add(entry, of: id) } }
  func put(_ placement: Placement) throws { try fit { try tables.put(placement) } }
  func remove(_ placement: Placement) throws { try fit { try tables.remove(placement) } }
  func put(_ rate: LearntRate) throws { try fit { try tables.put(rate) } }

  private func fit<Value>(_ write: () throws -> Value) throws -> Value {
    let hasRoom = ledger.room.withLock { room in
      guard let left = room else { return true }
      room = max(0, left - 1)
      return left > 0
    }
    guard hasRoom else { throw DatabaseError(resultCode: .SQLITE_FULL) }
    return try write()
  }
}

import Domain
import Foundation
import GRDB
import SystemPackage
import Testing

@testable import Ledger

@Suite struct MigrationTests {
  @Test func `a ledger of the first schema comes to today's with every record as it was`() async throws {
    let folder = try TemporaryFolder()
    try FirstSchema.put(in: folder)
    let before = try FirstSchema.rows(of: folder.file.path)
    let ledger = try await SQLiteLedger.open(RunLock.take(folder.file))
    try await FirstSchema.check(ledger)
    try await ledger.close()
    #expect(try FirstSchema.rows(of: folder.file.path) == before)
    #expect(before.count > 80)
  }

  @Test func `the ledger as it was is kept beside it, for its owner alone`() async throws {
    let folder = try TemporaryFolder()
    try FirstSchema.put(in: folder)
    let before = try FirstSchema.rows(of: folder.file.path)
    try await SQLiteLedger.open(RunLock.take(folder.file)).close()
    let backup = SQLiteBackup.path(of: folder.file, version: 1)
    #expect(backup.lastComponent == "ledger.sqlite.v1.backup")
    #expect(try FirstSchema.rows(of: backup) == before)
    let mode = try FileManager.default.attributesOfItem(atPath: backup.string)[.posixPermissions] as? Int
    #expect(mode == 0o600)
    #expect(try FirstSchema.version(of: backup) == 1)
    #expect(!FilePath(backup.string + ".part").isThere)
  }

  @Test func `a backup that is there is never written again`() async throws {
    let folder = try TemporaryFolder()
    try FirstSchema.put(in: folder)
    let backup = SQLiteBackup.path(of: folder.file, version: 1)
    try Data("kept".utf8).write(to: URL(filePath: backup.string))
    try await SQLiteLedger.open(RunLock.take(folder.file)).close()
    #expect(try Data(contentsOf: URL(filePath: backup.string)) == Data("kept".utf8))
    #expect(try FirstSchema.version(of: folder.file.path) == SQLiteSchema.current)
  }

  @Test func `a new ledger needs no backup`() async throws {
    let folder = try TemporaryFolder()
    try await SQLiteLedger.open(RunLock.take(folder.file)).close()
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path.string)
    #expect(names.sorted() == ["ledger.lock", "ledger.sqlite"])
  }

  /// What lies on the disk after each statement is what a kill there leaves.
  @Test func `a crash after any statement of the migration loses nothing`() async throws {
    let folder = try TemporaryFolder()
    try FirstSchema.put(in: folder)
    let before = try FirstSchema.rows(of: folder.file.path)
    let moments = try TemporaryFolder()
    let count = try Self.migrate(folder.file) { number in
      let moment = moments.path.appending("\(number)").string
      try FileManager.default.copyItem(atPath: folder.path.string, toPath: moment)
    }
    #expect(count > 10)
    for number in 0..<count {
      let file = LedgerFile(moments.path.appending("\(number)/ledger.sqlite"))
      let ledger = try await SQLiteLedger.open(RunLock.take(file))
      try await FirstSchema.check(ledger)
      let health = try await ledger.connection.read { try String.fetchAll($0, sql: "PRAGMA integrity_check") }
      #expect(health == ["ok"], "moment \(number)")
      try await ledger.close()
      #expect(try FirstSchema.rows(of: file.path) == before, "moment \(number)")
      let backup = SQLiteBackup.path(of: file, version: 1)
      #expect(try FirstSchema.rows(of: backup) == before, "moment \(number)")
      #expect(!FilePath(backup.string + ".part").isThere, "moment \(number)")
    }
  }

  @Test func `an older ledger is read without a write`() async throws {
    let folder = try TemporaryFolder()
    try FirstSchema.put(in: folder)
    let before = try TemporaryFolder.fingerprint(folder.file.path)
    let reader = try await SQLiteLedgerReader.open(folder.file)
    try await FirstSchema.check(reader)
    await #expect(throws: LedgerError.self) {
      try await reader.connection.read { try $0.execute(sql: "DELETE FROM placements") }
    }
    try await reader.close()
    #expect(try TemporaryFolder.fingerprint(folder.file.path) == before)
  }

  @Test func `a disk that is full during the migration leaves the ledger as it was`() async throws {
    let folder = try TemporaryFolder()
    try FirstSchema.put(in: folder)
    let before = try FirstSchema.rows(of: folder.file.path)
    let queue = try DatabaseQueue(path: folder.file.path.string)
    let error = try #require(
      #expect(throws: DatabaseError.self) {
        try queue.inDatabase { db in
          try SQLiteSettings.apply(db)
          let pages = try Int.fetchOne(db, sql: "PRAGMA page_count") ?? 0
          _ = try Int.fetchOne(db, sql: "PRAGMA max_page_count = \(pages)")
          try SQLiteSchema.migrate(folder.file, db)
        }
      })
    #expect(error.resultCode == .SQLITE_FULL)
    try queue.close()
    #expect(try FirstSchema.version(of: folder.file.path) == 1)
    #expect(try FirstSchema.rows(of: folder.file.path) == before)
    let ledger = try await SQLiteLedger.open(RunLock.take(folder.file))
    try await FirstSchema.check(ledger)
    try await ledger.close()
  }

  /// `moment` is called after each statement; the answer is how often.
  private static func migrate(_ file: LedgerFile, moment: @escaping (Int) throws -> Void) throws -> Int {
    let queue = try DatabaseQueue(path: file.path.string)
    var count = 0
    var failure: (any Error)?
    try queue.inDatabase { db in
      try SQLiteSettings.apply(db)
      db.trace(options: .profile) { _ in
        do { try moment(count) } catch { failure = error }
        count += 1
      }
      try SQLiteSchema.migrate(file, db)
      db.trace(options: [])
    }
    if let failure { throw failure }
    return count
  }
}

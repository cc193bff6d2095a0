import Domain
import GRDB
import LedgerSupport
import SystemPackage
import Testing

@testable import Ledger

@Suite struct ReaderTests {
  @Test func `a reader sees whole steps while a run writes`() async throws {
    let folder = try TemporaryFolder()
    let ledger = try await SQLiteLedger.open(RunLock.take(folder.file))
    let reader = try await SQLiteLedgerReader.open(folder.file)
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { for number in 0..<40 { try await ledger.bring(number, to: .submitted) } }
      group.addTask {
        for _ in 0..<40 {
          let summary = try await reader.spending(.real)
          #expect(summary.committed == Money(micros: 400_000) * summary.clips)
          _ = try await reader.shots(in: Set(ShotState.allCases), realm: nil, after: nil, limit: 10)
        }
      }
      try await group.waitForAll()
    }
    #expect(try await reader.counts(.real) == [.submitted: 40])
    try await reader.close()
    try await ledger.close()
  }

  @Test func `a reader is not held up by an open write`() async throws {
    let folder = try TemporaryFolder()
    let ledger = try await SQLiteLedger.open(RunLock.take(folder.file))
    try await ledger.bring(1, to: .planned)
    let reader = try await SQLiteLedgerReader.open(folder.file)
    let other = try DatabaseQueue(path: folder.file.path.string)
    try await other.writeWithoutTransaction { db in
      try db.execute(sql: "BEGIN IMMEDIATE; UPDATE shots SET message = 'half'; SAVEPOINT open_write")
      try db.execute(sql: "ROLLBACK TO open_write")
      let rows = try DatabaseQueue(path: folder.file.path.string, configuration: Self.readOnly).read {
        try String?.fetchAll($0, sql: "SELECT message FROM shots")
      }
      #expect(rows == [nil])
      try db.execute(sql: "ROLLBACK")
    }
    #expect(try await reader.counts(.real) == [.planned: 1])
    try await reader.close()
    try await ledger.close()
  }

  private static var readOnly: Configuration {
    var configuration = Configuration()
    configuration.readonly = true
    return configuration
  }

  @Test func `a reader can't write`() async throws {
    let folder = try TemporaryFolder()
    let ledger = try await SQLiteLedger.open(RunLock.take(folder.file))
    try await ledger.bring(1, to: .planned)
    let reader = try await SQLiteLedgerReader.open(folder.file)
    await #expect(throws: LedgerError.self) {
      try await reader.connection.read { try $0.execute(sql: "DELETE FROM placements") }
    }
    #expect(try await ledger.placement(named: "n1") != nil)
    try await reader.close()
    try await ledger.close()
  }
}

import Domain
import Foundation
import GRDB
import LedgerSupport
import SystemPackage
import Testing

@testable import Ledger

@Suite struct DamageTests {
  @Test func `a full disk stops a write whole, and nothing said before is lost`() async throws {
    let folder = try TemporaryFolder()
    let ledger = try await SQLiteLedger.open(RunLock.take(folder.file))
    let pages = try await ledger.connection.read { try Int.fetchOne($0, sql: "PRAGMA page_count") ?? 0 }
    try await limit(ledger, pages: pages + 2)
    var written: [ShotID] = []
    var failure: LedgerError?
    for number in 0..<200 where failure == nil {
      do {
        written.append(try await ledger.bring(number, to: .submitting))
      } catch let error as LedgerError {
        failure = error
      }
    }
    #expect(failure?.code == .diskFull)
    #expect(failure?.description.contains("disk is full") == true)
    let counts = try await ledger.counts(.real)
    #expect(counts[.submitting] == written.count)
    #expect(try await ledger.spending(.real).clips == written.count)

    try await limit(ledger, pages: 1_000_000)
    #expect(try await ledger.bring(500, to: .done) == (try Sample.plan(500).shot.id))
    try await ledger.close()
  }

  private func limit(_ ledger: SQLiteLedger, pages: Int) async throws {
    try await ledger.connection.read { db in
      _ = try Int.fetchOne(db, sql: "PRAGMA max_page_count = \(pages)")
    }
  }

  @Test func `a damaged file is named as such`() async throws {
    let folder = try TemporaryFolder()
    let first = try await SQLiteLedger.open(RunLock.take(folder.file))
    for number in 0..<20 { try await first.bring(number, to: .planned) }
    try await first.close()
    let url = URL(filePath: folder.file.path.string)
    var bytes = try Data(contentsOf: url)
    bytes.replaceSubrange(4096..., with: Data(repeating: 0xA5, count: bytes.count - 4096))
    try bytes.write(to: url)

    let error = try #require(
      await #expect(throws: LedgerError.self) {
        let ledger = try await SQLiteLedger.open(RunLock.take(folder.file))
        _ = try await ledger.shots(in: Set(ShotState.allCases), realm: nil, after: nil, limit: 100)
      })
    guard case .corrupt = error.code else {
      Issue.record("\(error)")
      return
    }
    #expect(error.description.contains("damaged"))
  }

  @Test(arguments: ["prompt = 'other'", "realm = 'unheard of'", "source = 'x'", "options = '{'"])
  func `a row that was tampered with is damage, not a new shot`(change: String) async throws {
    let folder = try TemporaryFolder()
    let ledger = try await SQLiteLedger.open(RunLock.take(folder.file))
    let id = try await ledger.bring(1, to: .planned)
    _ = try await ledger.connection.write(
      unless: { _ in Bool?.none },
      { db in
        try db.execute(sql: "UPDATE shots SET \(change)")
        return true
      })
    let error = try #require(
      await #expect(throws: LedgerError.self) { _ = try await ledger.shot(id) })
    guard case .corrupt = error.code else {
      Issue.record("\(error)")
      return
    }
    try await ledger.close()
  }

  @Test(arguments: ["UPDATE events SET note = 'x'", "DELETE FROM events"])
  func `history can't be rewritten`(sql: String) async throws {
    let folder = try TemporaryFolder()
    let ledger = try await SQLiteLedger.open(RunLock.take(folder.file))
    let id = try await ledger.bring(1, to: .planned)
    await #expect(throws: LedgerError.self) {
      try await ledger.connection.read { try $0.execute(sql: sql) }
    }
    #expect(try await ledger.history(of: id).count == 1)
    try await ledger.close()
  }

  @Test func `a refusal after the row was written leaves no trace of it`() async throws {
    let folder = try TemporaryFolder()
    let ledger = try await SQLiteLedger.open(RunLock.take(folder.file))
    try await ledger.bring(1, to: .done)
    let place = OutputPlace(name: "other", source: "s", clip: "clips/n1.mp4")
    await #expect(throws: LedgerError.self) {
      _ = try await ledger.admit(ShotPlan(shot: Sample.plan(2).shot, place: place), frame: Sample.frame(2))
    }
    #expect(try await ledger.counts(.real) == [.done: 1])
    #expect(try await ledger.history(of: Sample.plan(2).shot.id).isEmpty)
    try await ledger.close()
  }
}

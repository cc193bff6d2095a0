import Domain
import Foundation
import GRDB
import SystemPackage
import TestSupport
import Testing

@testable import Ledger

/// The ledger that fixtures/ledgers keeps of the first schema.
enum FirstSchema {
  static func put(in folder: TemporaryFolder) throws {
    try Data(Fixtures.bytes("ledgers/schema-1.sqlite")).write(to: URL(filePath: folder.file.path.string))
  }

  /// Every value of every table of the first schema, as text.
  static func rows(of path: FilePath) throws -> [String] {
    let queue = try DatabaseQueue(path: path.string)
    defer { try? queue.close() }
    return try queue.inDatabase { db in
      try ["shots", "placements", "past_attempts", "events"].flatMap { table in
        let columns = try db.columns(in: table).map(\.name)
          .filter { !["absent_since", "asked_at", "candidates"].contains($0) }
        return try Row.fetchAll(db, sql: "SELECT \(columns.joined(separator: ", ")) FROM \(table)")
          .map { "\(table) \($0.description)" }
      }
    }
  }

  static func version(of path: FilePath) throws -> Int? {
    let queue = try DatabaseQueue(path: path.string)
    defer { try? queue.close() }
    return try queue.inDatabase { try Int.fetchOne($0, sql: "PRAGMA user_version") }
  }

  /// What fixtures/ledgers/README.md says of the ledger.
  static func check(_ ledger: some LedgerReader) async throws {
    let records = try await ledger.shots(in: Set(ShotState.allCases), realm: nil, after: nil, limit: 100)
    #expect(records.count == 19)
    #expect(Set(records.map(\.state)) == Set(ShotState.allCases))
    #expect(records.allSatisfy { $0.candidates.isEmpty })
    let edited = try #require(records.first { $0.shot.take == 2 })
    #expect(edited.shot.request.prompt == "édité ☕️ 'quoted'")
    let costly = try #require(records.first { $0.reportedCost == Money("0.32") })
    #expect(costly.resultURL == "https://cdn/clip?signature=1")
    #expect(costly.expiresAt == 1_790_003_600)
    #expect(try await ledger.unclearCount(provider: "openai", baseURL: "http://127.0.0.1/v1") == 1)
    #expect(try await ledger.learntRate(provider: "openai", baseURL: "https://host/v1") == nil)
    #expect(try await ledger.spending(.real).clips == 15)
    #expect(try await ledger.history(of: costly.id).count == 5)
  }
}

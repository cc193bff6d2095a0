internal import GRDB

/// The numbered steps from an empty file to today's tables; a released step is never edited.
enum SQLiteSchema {
  static let applicationID: Int32 = 0x6666_4C47

  static let steps = [firstStep, secondStep]
  static var current: Int { steps.count }

  /// What a file says about itself, without a write.
  enum Found: Equatable {
    case empty
    case version(Int)
  }

  static func inspect(_ db: Database) throws -> Found {
    let application = try Int32.fetchOne(db, sql: "PRAGMA application_id") ?? 0
    let version = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
    let tables = try Int.fetchOne(db, sql: "SELECT COUNT(*) FROM sqlite_schema") ?? 0
    if application == 0, version == 0, tables == 0 { return .empty }
    guard application == applicationID else { throw LedgerError(.notALedger) }
    guard version <= current else { throw LedgerError(.newerSchema(found: version, known: current)) }
    return .version(version)
  }

  /// All missing steps in one transaction, after a backup of what is there; nothing is written when there are
  /// none.
  static func migrate(_ file: LedgerFile, _ db: Database) throws {
    if case .version(let version) = try inspect(db), version < current {
      try SQLiteBackup.make(of: file, version: version, from: db)
    }
    try migrate(db)
  }

  static func migrate(_ db: Database) throws {
    let done =
      switch try inspect(db) {
      case .empty: 0
      case .version(let version): version
      }
    guard done < current else { return }
    try db.inTransaction(.immediate) {
      for step in steps[done...] { try db.execute(sql: step) }
      try db.execute(sql: "PRAGMA application_id = \(applicationID)")
      try db.execute(sql: "PRAGMA user_version = \(current)")
      return .commit
    }
  }
}

internal import GRDB

/// The connection settings on which "never paid twice" rests.
enum SQLiteSettings {
  static func apply(_ db: Database) throws {
    // Asked first: setting the mode takes locks even where it changes nothing.
    if try String.fetchOne(db, sql: "PRAGMA journal_mode") != "wal" {
      try db.execute(sql: "PRAGMA journal_mode = WAL")
    }
    try db.execute(sql: "PRAGMA synchronous = FULL")
    try db.execute(sql: "PRAGMA fullfsync = ON")
    try db.execute(sql: "PRAGMA trusted_schema = OFF")
  }

  /// Throws `notDurable` unless the connection itself answers that they are in force.
  static func verify(_ db: Database) throws {
    let expected = [("journal_mode", "wal"), ("synchronous", "2"), ("foreign_keys", "1")]
    for (setting, value) in expected {
      let found = try String.fetchOne(db, sql: "PRAGMA \(setting)") ?? "nothing"
      if found != value { throw LedgerError(.notDurable("\(setting) is \(found)")) }
    }
  }
}

private import GRDB

/// A ledger opened to be looked at, also while a run writes it.
package final class SQLiteLedgerReader: SQLiteQueries {
  let connection: SQLiteConnection

  /// Throws `noLedger` where no run has made one yet.
  package static func open(
    _ file: LedgerFile, probe: FileSystemProbe = .kernel
  ) async throws(LedgerError) -> SQLiteLedgerReader {
    let resolved = file.resolved()
    try probe.check(resolved)
    guard resolved.path.isThere else { throw LedgerError(.noLedger, at: file.path) }
    try file.checkName()
    let connection = try await SQLiteConnection.open(resolved, readOnly: true) { db in
      if try SQLiteSchema.inspect(db) == .empty { throw LedgerError(.noLedger) }
    }
    let found = try await connection.read { try SQLiteSchema.inspect($0) }
    if found == .version(SQLiteSchema.current) { return SQLiteLedgerReader(connection) }
    // An older one stays as it is until a run changes it: what is read is a copy with today's tables.
    let copy = try await connection.copy { db in
      try SQLiteSchema.migrate(db)
      try db.execute(sql: "PRAGMA query_only = ON")
    }
    try await connection.close()
    return SQLiteLedgerReader(copy)
  }

  private init(_ connection: SQLiteConnection) { self.connection = connection }

  package func close() async throws(LedgerError) { try await connection.close() }
}

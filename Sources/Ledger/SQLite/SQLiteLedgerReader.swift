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
    let connection = try await SQLiteConnection.open(resolved, readOnly: true) { db in
      if try SQLiteSchema.inspect(db) == .empty { throw LedgerError(.noLedger) }
    }
    return SQLiteLedgerReader(connection)
  }

  private init(_ connection: SQLiteConnection) { self.connection = connection }

  package func close() async throws(LedgerError) { try await connection.close() }
}

internal import Domain
private import Synchronization

/// The ledger in one SQLite file, for one host: WAL, every commit flushed, one writer under the run lock.
package final class SQLiteLedger: LedgerTransactions, SQLiteQueries {
  let connection: SQLiteConnection
  package let clock: LedgerClock
  private let lock: Mutex<RunLock?>

  /// Makes the ledger or opens it, and brings its tables up to date; writes nothing when they are.
  package static func open(
    _ lock: consuming RunLock, clock: LedgerClock = .system
  ) async throws(LedgerError) -> SQLiteLedger {
    let file = lock.file
    try await prepareFile(file)
    let connection = try await SQLiteConnection.open(file, readOnly: false) { db in
      try SQLiteSettings.apply(db)
      try SQLiteSettings.verify(db)
      try SQLiteSchema.migrate(file, db)
    }
    return SQLiteLedger(connection, lock: lock, clock: clock)
  }

  private init(_ connection: SQLiteConnection, lock: consuming RunLock, clock: LedgerClock) {
    self.connection = connection
    self.clock = clock
    self.lock = Mutex(lock)
  }

  package func write<Value: Sendable>(
    unless look: @escaping @Sendable (SQLiteTables) throws -> Value?,
    _ write: @escaping @Sendable (inout SQLiteTables) throws -> Value
  ) async throws(LedgerError) -> Value {
    try await connection.write(
      unless: { db in try look(SQLiteTables(db: db)) },
      { db in
        var tables = SQLiteTables(db: db)
        return try write(&tables)
      })
  }

  package func close() async throws(LedgerError) {
    try await connection.close()
    lock.withLock { $0 = nil }
  }

  /// A foreign or newer file is refused through a read-only connection, which can't even checkpoint it.
  private static func prepareFile(_ file: LedgerFile) async throws(LedgerError) {
    let isNew = try await SQLiteConnection.onOwnThread(file) {
      try PrivateFile.make(file.path)
    }
    if isNew { return }
    let reader = try await SQLiteConnection.open(file, readOnly: true) { _ = try SQLiteSchema.inspect($0) }
    try await reader.close()
  }
}

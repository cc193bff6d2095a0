private import Dispatch
private import Domain
internal import GRDB
private import SystemPackage

/// One connection on a thread of its own; every failure leaves it as a `LedgerError`.
///
/// A queue and not GRDB's pool: the pool sets `synchronous` back to NORMAL and writes a table of its own at
/// opening, and with a second connection checkpoints could meet the WAL-reset bug of SQLite before 3.51.3.
final class SQLiteConnection: Sendable {
  let file: LedgerFile
  private let queue: DatabaseQueue

  private static let opener = DispatchQueue(label: "firstframe.ledger.open")

  /// `prepare` checks and sets up; a throw of it closes the connection again.
  static func open(
    _ file: LedgerFile, readOnly: Bool, prepare: @escaping @Sendable (Database) throws -> Void
  ) async throws(LedgerError) -> SQLiteConnection {
    try await onOwnThread(file) {
      var configuration = Configuration()
      configuration.label = "firstframe.ledger"
      configuration.readonly = readOnly
      configuration.busyMode = .timeout(10)
      configuration.foreignKeysEnabled = true
      let queue = try DatabaseQueue(path: file.path.string, configuration: configuration)
      try queue.inDatabase(prepare)
      return SQLiteConnection(file: file, queue: queue)
    }
  }

  private init(file: LedgerFile, queue: DatabaseQueue) {
    self.file = file
    self.queue = queue
  }

  /// One consistent view; takes no lock that a writer would feel.
  func read<Value: Sendable>(
    _ body: @escaping @Sendable (Database) throws -> Value
  ) async throws(LedgerError) -> Value {
    try await access { db in try Self.transaction(.deferred, in: db, body) }
  }

  /// Looks first and writes only when `look` finds nothing to return; all of `write` or nothing is on disk.
  func write<Value: Sendable>(
    unless look: @escaping @Sendable (Database) throws -> Value?,
    _ write: @escaping @Sendable (Database) throws -> Value
  ) async throws(LedgerError) -> Value {
    try await access { db in
      if let found = try Self.transaction(.deferred, in: db, look) { return found }
      let value = try Self.transaction(.immediate, in: db) { db in
        let value = try write(db)
        CrashPoint.reach(.beforeCommit)
        return value
      }
      CrashPoint.reach(.afterCommit)
      return value
    }
  }

  /// The database as it is now, in memory.
  func copy(
    prepare: @escaping @Sendable (Database) throws -> Void
  ) async throws(LedgerError) -> SQLiteConnection {
    try await Self.onOwnThread(file) { [file, queue] in
      let copy = try DatabaseQueue()
      try queue.backup(to: copy)
      try copy.inDatabase(prepare)
      return SQLiteConnection(file: file, queue: copy)
    }
  }

  /// Checkpoints, so it runs on the own thread like all else.
  func close() async throws(LedgerError) {
    try await Self.onOwnThread(file) { [queue] in try queue.close() }
  }

  private static func transaction<Value>(
    _ kind: Database.TransactionKind, in db: Database, _ body: (Database) throws -> Value
  ) throws -> Value {
    var value: Value?
    try db.inTransaction(kind) {
      value = try body(db)
      return .commit
    }
    guard let value else { throw LedgerError(.failed) }
    return value
  }

  // GRDB's own async calls roll back when the task is cancelled; a bought job must be recorded all the same.
  private func access<Value: Sendable>(
    _ body: @escaping @Sendable (Database) throws -> Value
  ) async throws(LedgerError) -> Value {
    let path = file.path
    let result: Result<Value, LedgerError> = await withCheckedContinuation { continuation in
      queue.asyncWriteWithoutTransaction { db in
        continuation.resume(
          returning: Result { try body(db) }.mapError { LedgerError(wrapping: $0, at: path) })
      }
    }
    return try result.get()
  }

  static func onOwnThread<Value: Sendable>(
    _ file: LedgerFile, _ body: @escaping @Sendable () throws -> Value
  ) async throws(LedgerError) -> Value {
    let result: Result<Value, LedgerError> = await withCheckedContinuation { continuation in
      opener.async {
        continuation.resume(
          returning: Result(catching: body).mapError { LedgerError(wrapping: $0, at: file.path) })
      }
    }
    return try result.get()
  }
}

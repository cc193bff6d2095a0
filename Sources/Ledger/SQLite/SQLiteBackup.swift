private import Domain
internal import GRDB
internal import SystemPackage

/// The copy of a ledger as it was before its tables were changed, `ledger.sqlite.v1.backup` beside it.
enum SQLiteBackup {
  /// Whole and flushed under its name when the call returns; one that is there already is kept as it is.
  static func make(of file: LedgerFile, version: Int, from db: Database) throws {
    let backup = path(of: file, version: version)
    if backup.isThere { return }
    let part = FilePath(backup.string + ".part")
    // Left by a run that was killed here; nobody else can be writing it under the run lock.
    try LedgerFolder.removeFile(part)
    do {
      // Made first, since SQLite would let everybody read it.
      _ = try LedgerFolder.makeFile(part, in: file.folder)
      try db.execute(sql: "VACUUM INTO ?", arguments: [part.string])
      try LedgerFolder.flushFile(part)
      try LedgerFolder.move(part, to: backup)
      try LedgerFolder.flush(file.folder)
    } catch {
      try? LedgerFolder.removeFile(part)
      throw error
    }
  }

  static func path(of file: LedgerFile, version: Int) -> FilePath {
    FilePath("\(file.path.string).v\(version).backup")
  }
}

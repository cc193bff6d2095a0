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
    try DiskNames.remove(part)
    do {
      // Made first, since SQLite would let everybody read it.
      _ = try PrivateFile.make(part)
      try db.execute(sql: "VACUUM INTO ?", arguments: [part.string])
      try DiskNames.flush(part)
      try DiskNames.rename(part, to: backup)
      try DiskNames.flush(file.folder)
    } catch {
      try? DiskNames.remove(part)
      throw error
    }
  }

  static func path(of file: LedgerFile, version: Int) -> FilePath {
    FilePath("\(file.path.string).v\(version).backup")
  }
}

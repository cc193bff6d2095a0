private import Domain
internal import GRDB
internal import SystemPackage

extension LedgerError {
  /// The code comes from SQLite's number alone, never from its text.
  init(wrapping error: any Error, at path: FilePath) {
    switch error {
    case let error as LedgerError: self = error.located(at: path)
    case let error as DatabaseError: self.init(Self.code(of: error), at: path, cause: SQLiteFailure(error))
    case _ where DiskFull.caused(error): self.init(.diskFull, at: path, cause: error)
    case is Errno: self.init(.unreachable, at: path, cause: error)
    default: self.init(.failed, at: path, cause: error)
    }
  }

  private static func code(of error: DatabaseError) -> Code {
    // The shared-memory file could not grow: only ever for want of space.
    if error.extendedResultCode == .SQLITE_IOERR_SHMSIZE { return .diskFull }
    return switch error.resultCode {
    case .SQLITE_FULL: .diskFull
    case .SQLITE_NOTADB: .notALedger
    case .SQLITE_CORRUPT: .corrupt("its structure is broken")
    case .SQLITE_BUSY, .SQLITE_LOCKED: .busy
    case .SQLITE_CANTOPEN, .SQLITE_READONLY, .SQLITE_PERM: .unreachable
    case .SQLITE_MISUSE: .closed
    default: .failed
    }
  }
}

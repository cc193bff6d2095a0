package import Domain
package import SystemPackage

/// Why the ledger could not be opened, asked or changed. After a throw nothing was written.
package struct LedgerError: Error, Sendable {
  package enum Code: Sendable, Equatable {
    /// Another run holds the lock; its own words, when they could be read.
    case locked(by: LockHolder?)
    /// The place is shared between machines, where locks and WAL can't be trusted; the kind's name.
    case networkFileSystem(String)
    /// For readers: no ledger has been made there yet.
    case noLedger
    /// A file that something else made.
    case notALedger
    case newerSchema(found: Int, known: Int)
    case corrupt(String)
    case diskFull
    /// Another program kept the database busy for longer than the timeout.
    case busy
    /// It can't be opened, made or written; the cause says why.
    case unreachable
    /// The connection would not keep every commit through a power cut.
    case notDurable(String)
    case closed
    /// A bug in the caller: what it reports can't happen to a shot in this state.
    case impossible(ShotID, ShotState, ShotEvent)
    case noSuchShot(ShotID)
    case noFrame(ShotID)
    /// The shot's text or path can't be stored so that it reads back the same.
    case notStorable(ShotID)
    case jobTaken(JobID, by: ShotID)
    case wrongJob(ShotID, expected: JobID?, got: JobID)
    /// The failure may have cost money, so the shot is not bought anew.
    case mayBeBilled(ShotID)
    case clipWouldBeLost(String, of: ShotID)
    case clipPathTaken(String, by: ShotID)
    /// SQLite takes names as text, and another file would be made.
    case nameNotText
    case failed
  }

  package let code: Code
  /// The ledger's file, where it is known.
  package let path: FilePath?
  package let cause: (any Error)?

  package init(_ code: Code, at path: FilePath? = nil, cause: (any Error)? = nil) {
    self.code = code
    self.path = path
    self.cause = cause
  }

  /// The same error with the ledger named, unless it is named already.
  func located(at path: FilePath) -> LedgerError {
    self.path == nil ? LedgerError(code, at: path, cause: cause) : self
  }
}

extension LedgerError: MayBeDiskFull {
  package var isDiskFull: Bool { code == .diskFull }
}

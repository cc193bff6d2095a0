package import SystemPackage

#if canImport(Glibc)
  private import Glibc
#else
  private import Darwin
#endif

/// Where a ledger lies: the database, and beside it the run lock with the same stem.
package struct LedgerFile: Sendable, Equatable {
  package let path: FilePath

  package init(_ path: FilePath) { self.path = path }

  package var lockPath: FilePath {
    folder.appending("\(path.stem ?? "ledger").lock")
  }

  package var folder: FilePath { path.hasFolder ? path.removingLastComponent() : "." }

  /// Without symbolic links, so that two spellings of one place share one lock. The folder must be there.
  func resolved() -> LedgerFile {
    if let whole = Self.realPath(path) { return LedgerFile(whole) }
    guard let name = path.lastComponent, let folder = Self.realPath(folder) else { return self }
    return LedgerFile(folder.appending(name))
  }

  /// SQLite's interface takes the whole path as text. Throws `nameNotText`, also where nothing is there yet.
  package func checkName() throws(LedgerError) {
    let above = Self.realPath(nearestFolder) ?? folder
    guard FilePath(path.string) == path, FilePath(above.string) == above else {
      throw LedgerError(.nameNotText, at: path)
    }
  }

  /// The folder itself or the nearest one above it that is there.
  var nearestFolder: FilePath {
    var candidate = folder
    while !candidate.isThere, candidate.hasFolder { candidate.removeLastComponent() }
    return candidate.isThere ? candidate : "."
  }

  private static func realPath(_ path: FilePath) -> FilePath? {
    unsafe path.withPlatformString { text in
      guard let found = unsafe realpath(text, nil) else { return nil }
      defer { unsafe free(found) }
      return unsafe FilePath(platformString: found)
    }
  }
}

extension FilePath {
  fileprivate var hasFolder: Bool { !removingLastComponent().isEmpty && lastComponent != nil }

  var isThere: Bool {
    unsafe withPlatformString { unsafe access($0, F_OK) == 0 }
  }
}

private import Glibc
package import SystemPackage

/// Asks the kernel what kind of file system a folder lies on.
package struct FileSystemProbe: Sendable {
  let kind: @Sendable (FilePath) -> FileSystemKind

  package init(kind: @escaping @Sendable (FilePath) -> FileSystemKind) { self.kind = kind }

  package static let kernel = FileSystemProbe { folder in
    var info = stat()
    guard unsafe folder.withPlatformString({ unsafe stat($0, &info) }) == 0,
      let table = try? MountTable.read()
    else { return .local }
    return FileSystemKind(type: MountTable.type(ofDevice: UInt64(info.st_dev), in: table))
  }

  /// Throws `networkFileSystem` for a place where a ledger can't be safe.
  func check(_ file: LedgerFile) throws(LedgerError) {
    if case .shared(let name) = kind(file.nearestFolder) {
      throw LedgerError(.networkFileSystem(name), at: file.path)
    }
  }
}

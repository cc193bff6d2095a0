package import SystemPackage

#if canImport(Glibc)
  private import Glibc
#else
  private import Darwin
#endif

/// Asks the kernel what kind of file system a folder lies on.
package struct FileSystemProbe: Sendable {
  let kind: @Sendable (FilePath) -> FileSystemKind

  package init(kind: @escaping @Sendable (FilePath) -> FileSystemKind) { self.kind = kind }

  package static let kernel = FileSystemProbe { folder in
    #if os(Linux)
      byMountTable(folder) ?? .local
    #else
      byName(folder) ?? .local
    #endif
  }

  #if os(Linux)
    /// Not by the number of statfs(2), which is the same for every kind of FUSE.
    private static func byMountTable(_ folder: FilePath) -> FileSystemKind? {
      var info = stat()
      guard unsafe folder.withPlatformString({ unsafe stat($0, &info) }) == 0,
        let table = try? MountTable.read()
      else { return nil }
      let type =
        MountTable.type(ofDevice: UInt64(info.st_dev), in: table)
        ?? MountTable.type(of: LedgerFile(folder).resolved().path, in: table)
      return type.map(FileSystemKind.init(type:))
    }
  #else
    private static func byName(_ folder: FilePath) -> FileSystemKind? {
      var info = statfs()
      guard unsafe folder.withPlatformString({ unsafe statfs($0, &info) }) == 0 else { return nil }
      let name = unsafe withUnsafeBytes(of: info.f_fstypename) { bytes in
        unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      return info.f_flags & UInt32(MNT_LOCAL) == 0 ? .shared(name) : FileSystemKind(type: name)
    }
  #endif

  /// Throws `networkFileSystem` for a place where a ledger can't be safe.
  func check(_ file: LedgerFile) throws(LedgerError) {
    if case .shared(let name) = kind(file.nearestFolder) {
      throw LedgerError(.networkFileSystem(name), at: file.path)
    }
  }
}

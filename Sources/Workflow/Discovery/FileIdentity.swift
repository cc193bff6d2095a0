internal import SystemPackage

#if canImport(Glibc)
  private import Glibc
#else
  private import Darwin
#endif

/// Device and inode: the same for every path and link that leads to one file.
struct FileIdentity: Hashable {
  private let device: UInt64
  private let inode: UInt64
  let isFolder: Bool

  /// Follows links; nil when there is nothing to find.
  init?(of path: FilePath) {
    var facts = stat()
    let found = unsafe path.withPlatformString { unsafe stat($0, &facts) }
    guard found == 0 else { return nil }
    device = UInt64(truncatingIfNeeded: facts.st_dev)
    inode = UInt64(facts.st_ino)
    isFolder = facts.st_mode & S_IFMT == S_IFDIR
  }

  static func isLink(_ path: FilePath) -> Bool {
    var facts = stat()
    return unsafe path.withPlatformString { unsafe lstat($0, &facts) } == 0
      && facts.st_mode & S_IFMT == S_IFLNK
  }
}

internal import Domain
internal import SystemPackage

#if canImport(Glibc)
  private import Glibc
#else
  private import Darwin
#endif

/// Who may do what with a file.
enum FileMode {
  /// Gives the second file the permissions of the first.
  static func copy(from: FilePath, to: FilePath) throws(Rejection) {
    var facts = stat()
    guard unsafe from.withPlatformString({ unsafe stat($0, &facts) }) == 0,
      unsafe to.withPlatformString({ unsafe chmod($0, facts.st_mode & 0o7777) }) == 0
    else {
      throw Rejection(nil, "its permissions can't be kept: \(Errno(rawValue: errno))", cause: .temporary)
    }
  }

  static func isLink(_ path: FilePath) -> Bool {
    var facts = stat()
    let found = unsafe path.withPlatformString { unsafe lstat($0, &facts) }
    return found == 0 && facts.st_mode & S_IFMT == S_IFLNK
  }
}

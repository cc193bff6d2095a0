internal import Domain
internal import SystemPackage

#if canImport(Glibc)
  private import Glibc
#else
  private import Darwin
#endif

/// Who may do what with a file.
enum FileMode {
  /// Gives the second file the permissions of the first, and its owner and group where that is allowed.
  static func copy(from: FilePath, to: FilePath) throws(Rejection) {
    var facts = stat()
    let found = unsafe from.withPlatformString { unsafe stat($0, &facts) } == 0
    // Before the mode, which a change of owner cuts down.
    if found { _ = unsafe to.withPlatformString { unsafe chown($0, facts.st_uid, facts.st_gid) } }
    guard found,
      unsafe to.withPlatformString({ unsafe chmod($0, facts.st_mode & 0o7777) }) == 0
    else {
      throw Rejection(nil, "its permissions can't be kept: \(Errno(rawValue: errno))", cause: .temporary)
    }
  }
}

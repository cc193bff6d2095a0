package import SystemPackage

#if canImport(Glibc)
  private import Glibc
#else
  private import Darwin
#endif

/// What a file's inode says; unchanged facts mean unchanged bytes, as make and git assume too.
package struct FileFacts: Sendable, Hashable {
  package let bytes: Int
  /// Nanoseconds since 1970; dates that don't fit, before 1677 and after 2262, start over at the other end.
  package let modified: Int
  package let inode: UInt64

  package init(bytes: Int, modified: Int, inode: UInt64) {
    self.bytes = bytes
    self.modified = modified
    self.inode = inode
  }

  /// Changed so lately that a further change could bear the same time: then only the bytes tell.
  private static let unsettled = -1
  /// Nanoseconds; longer than a tick of the clock that stamps files.
  private static let tick = 100_000_000

  var isSettled: Bool { modified != Self.unsettled }

  /// These facts for keeping: equal to no file's when the file was changed within a tick of now. A date to come was set
  /// by somebody, and the next change bears another.
  var settled: FileFacts {
    var now = timespec()
    _ = unsafe clock_gettime(CLOCK_REALTIME, &now)
    let age = Self.nanoseconds(now) &- modified
    return age.magnitude > Self.tick ? self : FileFacts(bytes: bytes, modified: Self.unsettled, inode: inode)
  }

  /// Nil for what is not a regular file.
  package init?(of path: FilePath) {
    var facts = stat()
    guard unsafe path.withPlatformString({ unsafe stat($0, &facts) }) == 0,
      facts.st_mode & S_IFMT == S_IFREG
    else { return nil }
    bytes = Int(facts.st_size)
    #if canImport(Glibc)
      modified = Self.nanoseconds(facts.st_mtim)
    #else
      modified = Self.nanoseconds(facts.st_mtimespec)
    #endif
    inode = UInt64(facts.st_ino)
  }

  /// Any date can be given to a file.
  private static func nanoseconds(_ time: timespec) -> Int { time.tv_sec &* 1_000_000_000 &+ time.tv_nsec }
}

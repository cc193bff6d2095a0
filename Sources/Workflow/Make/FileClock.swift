package import SystemPackage

#if canImport(Glibc)
  private import Glibc
#else
  private import Darwin
#endif

/// The clock that file systems take time stamps from.
package enum FileClock {
  /// A moment of that clock; `stamp` gives it to a file.
  package struct Moment: Sendable, Comparable {
    let seconds: Int
    let nanoseconds: Int

    package static func < (first: Self, second: Self) -> Bool {
      (first.seconds, first.nanoseconds) < (second.seconds, second.nanoseconds)
    }
  }

  package static var now: Moment {
    var time = timespec()
    #if canImport(Glibc)
      // It moves in ticks of some milliseconds, and so do the stamps.
      _ = unsafe clock_gettime(CLOCK_REALTIME_COARSE, &time)
    #else
      _ = unsafe clock_gettime(CLOCK_REALTIME, &time)
    #endif
    return Moment(seconds: time.tv_sec, nanoseconds: time.tv_nsec)
  }

  /// Now, once that moment is past: whatever is written from here on has a later stamp.
  package static func tick() async throws -> Moment {
    let moment = now
    while now <= moment { try await Task.sleep(for: .milliseconds(1)) }
    return moment
  }

  /// Sets a file's times, and makes an empty one where there is none; it appears with the right time.
  package static func stamp(_ file: FilePath, _ moment: Moment) throws {
    if FileIdentity(of: file) != nil { return try set(file, moment) }
    let part = PartFile.path(for: file)
    let disk = SystemDisk()
    try disk.write([], to: part)
    try set(part, moment)
    try disk.move(part, to: file)
  }

  private static func set(_ file: FilePath, _ moment: Moment) throws {
    let time = timespec(tv_sec: moment.seconds, tv_nsec: moment.nanoseconds)
    let status = unsafe file.withPlatformString { unsafe utimensat(AT_FDCWD, $0, [time, time], 0) }
    if status != 0 { throw Errno(rawValue: errno) }
  }
}

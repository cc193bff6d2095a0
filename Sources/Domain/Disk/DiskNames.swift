package import SystemPackage

#if canImport(Glibc)
  private import Glibc
#else
  private import Darwin
#endif

/// Names on the disk, and when they outlive a power cut. Every call blocks; all throw `Errno`.
package enum DiskNames {
  /// Blocks until the disk has what stands under this name: a file's bytes, or the names in a folder.
  package static func flush(_ path: FilePath) throws {
    let file = try FileDescriptor.open(path.isEmpty ? "." : path, .readOnly, options: .closeOnExec)
    try file.closeAfter { try file.flush() }
  }

  /// Makes the folder and those above it, each flushed into its parent: what lies in a folder that is lost is lost
  /// with it. `made` is called between the two.
  package static func makeFolder(_ folder: FilePath, made: () -> Void = {}) throws {
    guard !folder.isEmpty, unsafe folder.withPlatformString({ unsafe access($0, F_OK) }) != 0 else { return }
    let parent = folder.removingLastComponent()
    try makeFolder(parent, made: made)
    let status = unsafe folder.withPlatformString { unsafe mkdir($0, 0o777) }
    // Another process may have been quicker.
    if status != 0, errno != EEXIST { throw Errno(rawValue: errno) }
    made()
    try flush(parent)
  }

  /// Whatever had the new name before is gone. The name is on the disk only when its folder is flushed.
  package static func rename(_ path: FilePath, to name: FilePath) throws {
    let status = unsafe path.withPlatformString { from in
      unsafe name.withPlatformString { to in unsafe Self.system(from, to) }
    }
    if status != 0 { throw Errno(rawValue: errno) }
  }

  /// Also when there is no such file.
  package static func remove(_ path: FilePath) throws {
    let status = unsafe path.withPlatformString { unsafe unlink($0) }
    if status != 0, errno != ENOENT { throw Errno(rawValue: errno) }
  }

  private static func system(_ from: UnsafePointer<CChar>, _ to: UnsafePointer<CChar>) -> Int32 {
    #if canImport(Glibc)
      unsafe Glibc.rename(from, to)
    #else
      unsafe Darwin.rename(from, to)
    #endif
  }
}

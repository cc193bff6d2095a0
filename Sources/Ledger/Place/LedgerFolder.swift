internal import SystemPackage

#if canImport(Glibc)
  private import Glibc
#else
  private import Darwin
#endif

/// Makes names durable: a folder or file whose entry is lost in a power cut would be a lost ledger.
enum LedgerFolder {
  /// Makes the folder and those above it, each flushed into its parent.
  static func make(_ folder: FilePath) throws {
    if folder.isThere { return }
    let above = folder.removingLastComponent()
    let parent = above.isEmpty ? "." : above
    try make(parent)
    let code = unsafe folder.withPlatformString { unsafe mkdir($0, 0o777) }
    if code != 0, errno != EEXIST { throw Errno(rawValue: errno) }
    try flush(parent)
  }

  static func flush(_ folder: FilePath) throws {
    try synchronize(FileDescriptor.open(folder, .readOnly, options: [.directory, .closeOnExec]))
  }

  static func flushFile(_ path: FilePath) throws {
    try synchronize(FileDescriptor.open(path, .readOnly, options: .closeOnExec))
  }

  private static func synchronize(_ descriptor: FileDescriptor) throws {
    try descriptor.closeAfter {
      #if canImport(Glibc)
        let code = fsync(descriptor.rawValue)
      #else
        // There fsync leaves the bytes in the drive's own memory.
        let code = fcntl(descriptor.rawValue, F_FULLFSYNC)
      #endif
      if code != 0 { throw Errno(rawValue: errno) }
    }
  }

  static func move(_ path: FilePath, to name: FilePath) throws {
    let code = unsafe path.withPlatformString { old in
      unsafe name.withPlatformString { new in unsafe rename(old, new) }
    }
    if code != 0 { throw Errno(rawValue: errno) }
  }

  /// Also when it is not there.
  static func removeFile(_ path: FilePath) throws {
    let code = unsafe path.withPlatformString { unsafe unlink($0) }
    if code != 0, errno != ENOENT { throw Errno(rawValue: errno) }
  }

  /// Makes an empty file that only its owner may read; false when it is there already.
  static func makeFile(_ path: FilePath, in folder: FilePath) throws -> Bool {
    do {
      // Exclusive: a descriptor is only ever opened and closed on a file that no connection can have yet.
      let descriptor = try FileDescriptor.open(
        path, .writeOnly, options: [.create, .exclusiveCreate, .closeOnExec], permissions: .ownerReadWrite)
      try descriptor.close()
    } catch Errno.fileExists {
      return false
    }
    try flush(folder)
    return true
  }
}

package import Domain
package import SystemPackage

#if canImport(Glibc)
  private import Glibc
#else
  private import Darwin
#endif

/// Writing a frame so that its final name never shows part of it.
package enum FrameFileWriter {
  /// Writes and fsyncs a new temporary file; an older one of that name is a dead run's and is replaced.
  static func write(_ bytes: [UInt8], to path: FilePath) throws(Rejection) {
    do {
      try makeFolder(path.removingLastComponent())
      let file = try FileDescriptor.open(
        path, .writeOnly, options: [.create, .truncate, .closeOnExec],
        permissions: [.ownerReadWrite, .groupRead, .otherRead])
      try file.closeAfter {
        try file.writeAll(bytes)
        try file.flush()
      }
    } catch {
      discard(path)
      throw failure("its frame can't be written", error)
    }
  }

  /// Gives the validated temporary file its final name; false when a file with equal bytes stands there
  /// already, which then keeps its time stamp.
  package static func publish(_ temporary: FilePath, as final: FilePath, digest: Digest) throws(Rejection)
    -> Bool
  {
    // Most others differ in length, which needs no reading.
    if let size = try? SourceFile.size(of: final), size == (try? SourceFile.size(of: temporary)),
      (try? SourceFile.digest(final)) == digest
    {
      discard(temporary)
      return false
    }
    do {
      try DiskNames.rename(temporary, to: final)
      try DiskNames.flush(final.removingLastComponent())
      return true
    } catch {
      discard(temporary)
      throw failure("its frame can't take its place at \(final)", error)
    }
  }

  package static func discard(_ temporary: FilePath) {
    try? DiskNames.remove(temporary)
  }

  /// Not flushed: a frame that is lost is made again.
  private static func makeFolder(_ folder: FilePath) throws(Errno) {
    guard !folder.isEmpty, unsafe folder.withPlatformString({ unsafe access($0, F_OK) }) != 0 else { return }
    try makeFolder(folder.removingLastComponent())
    let status = unsafe folder.withPlatformString { unsafe mkdir($0, 0o777) }
    // Another worker may have been quicker.
    if status != 0, errno != EEXIST { throw Errno(rawValue: errno) }
  }

  private static func failure(_ what: String, _ error: any Error) -> Rejection {
    DiskFull.caused(error)
      ? Rejection(nil, "\(what): the disk is full; free some space and run again", cause: .diskFull)
      : Rejection(nil, "\(what): \(error); check the output folder", cause: .temporary)
  }
}

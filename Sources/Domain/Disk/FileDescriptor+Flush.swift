package import SystemPackage

#if canImport(Glibc)
  private import Glibc
#else
  private import Darwin
#endif

extension FileDescriptor {
  /// Blocks until the disk has the file's bytes, or the folder's names.
  package func flush() throws(Errno) {
    repeat {
      #if canImport(Glibc)
        let status = fsync(rawValue)
      #else
        // There fsync leaves the bytes in the drive's own memory.
        let status = fcntl(rawValue, F_FULLFSYNC)
      #endif
      if status == 0 { return }
    } while errno == EINTR
    throw Errno(rawValue: errno)
  }
}

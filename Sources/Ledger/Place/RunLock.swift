private import Domain
private import SystemPackage

#if canImport(Glibc)
  private import Glibc
#else
  private import Darwin
#endif

/// The right to write one ledger, held as a kernel lock: gone with the process, however that ends.
package struct RunLock: ~Copyable, Sendable {
  package let file: LedgerFile
  private let descriptor: FileDescriptor

  /// Never waits. Throws `locked` with the holder when another run has it, and `networkFileSystem` before
  /// the lock is tried at all. Makes missing folders.
  package static func take(
    _ file: LedgerFile, clock: LedgerClock = .system, probe: FileSystemProbe = .kernel
  ) throws(LedgerError) -> RunLock {
    try probe.check(file)
    try file.checkName()
    do {
      try DiskNames.makeFolder(file.folder)
      let resolved = file.resolved()
      try probe.check(resolved)
      return try lock(resolved, at: clock.now())
    } catch {
      throw LedgerError(wrapping: error, at: file.path)
    }
  }

  private static func lock(_ file: LedgerFile, at time: Int64) throws -> RunLock {
    // Closed on exec: a worker that outlives the run must not keep the lock.
    let descriptor = try FileDescriptor.open(
      file.lockPath, .readWrite, options: [.create, .closeOnExec], permissions: .ownerReadWrite)
    let lock = RunLock(file: file, descriptor: descriptor)
    guard flock(descriptor.rawValue, LOCK_EX | LOCK_NB) == 0 else {
      let reason = Errno(rawValue: errno)
      guard reason == .wouldBlock else { throw reason }
      throw LedgerError(.locked(by: lock.readHolder()), at: file.path)
    }
    try lock.write(LockHolder.current(at: time))
    return lock
  }

  private init(file: LedgerFile, descriptor: FileDescriptor) {
    self.file = file
    self.descriptor = descriptor
  }

  private func write(_ holder: LockHolder) throws {
    let bytes = try holder.encoded()
    try descriptor.resize(to: 0)
    _ = try descriptor.writeAll(toAbsoluteOffset: 0, bytes)
  }

  private func readHolder() -> LockHolder? {
    var bytes = [UInt8](repeating: 0, count: 1024)
    let count = try? unsafe bytes.withUnsafeMutableBytes {
      try unsafe descriptor.read(fromAbsoluteOffset: 0, into: $0)
    }
    return count.flatMap { LockHolder.decode(Array(bytes[..<$0])) }
  }

  deinit {
    // A process that is being started may have the file open until it is exec'd, and must not keep the lock so long.
    flock(descriptor.rawValue, LOCK_UN)
    // Nothing to be done if it fails: the kernel has let go of the lock all the same.
    try? descriptor.close()
  }
}

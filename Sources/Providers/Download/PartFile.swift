import Domain
import NIOCore
import Synchronization
import SystemPackage

/// The temporary file of one download, digested as it grows. Every call blocks.
///
/// Ends with exactly one of `finish`, `suspend` or `discard`.
final class PartFile: Sendable {
  private struct State: ~Copyable {
    var hasher = SHA256Hasher()
    var count = 0
  }

  private let path: FilePath
  private let file: SystemPackage.FileDescriptor
  private let state = Mutex(State())

  private static let permissions: FilePermissions = [.ownerReadWrite, .groupRead, .otherRead]

  /// Keeps the first `kept` bytes, which are read again for the digest, and cuts off the rest.
  init(_ path: FilePath, keeping kept: Int) throws {
    self.path = path
    file = try SystemPackage.FileDescriptor.open(
      path, .readWrite, options: [.create, .closeOnExec, .noFollow], permissions: Self.permissions)
    do {
      try digest(kept)
      try file.resize(to: Int64(kept))
    } catch {
      try file.close()
      throw error
    }
  }

  var count: Int { state.withLock { $0.count } }

  func append(_ buffer: ByteBuffer) throws {
    CrashPoint.reach(.downloadBytes)
    try state.withLock { state in
      try unsafe buffer.withUnsafeReadableBytes { bytes in
        _ = try unsafe file.writeAll(bytes)
        unsafe state.hasher.update(bytes)
        state.count += bytes.count
      }
    }
  }

  /// Fsyncs and closes.
  func finish() throws -> DownloadedFile {
    try file.closeAfter { try file.flush() }
    CrashPoint.reach(.downloadFlushed)
    return state.withLock { state in
      var hasher = SHA256Hasher()
      swap(&hasher, &state.hasher)
      return DownloadedFile(bytes: state.count, digest: hasher.finish())
    }
  }

  /// Fsyncs, closes and leaves a note for the next attempt.
  func suspend(job: JobID, tag: EntityTag?) throws {
    try file.closeAfter { try file.flush() }
    if let tag, count > 0 { try ResumePoint(job: job, tag: tag, length: count).save(for: path) }
  }

  func discard() throws {
    try file.close()
    try PartNote.resume.remove(for: path)
    try DiskNames.remove(path)
  }

  private func digest(_ length: Int) throws {
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while count < length {
      let wanted = min(buffer.count, length - count)
      let read = try unsafe buffer.withUnsafeMutableBytes { bytes in
        try unsafe file.read(into: UnsafeMutableRawBufferPointer(rebasing: bytes[..<wanted]))
      }
      guard read > 0 else { throw Errno.ioError }
      state.withLock { state in
        state.hasher.update(Array(buffer[..<read]))
        state.count += read
      }
    }
  }
}

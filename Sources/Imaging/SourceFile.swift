internal import Domain
internal import SystemPackage

#if canImport(Glibc)
  private import Glibc
#else
  private import Darwin
#endif

/// Reading a source once, whole, so that the bytes that are sniffed, hashed and decoded are the same.
enum SourceFile {
  /// The whole file; throws a `Rejection` that says why it can't be a source.
  static func read(_ path: FilePath, limit: Int) throws(Rejection) -> [UInt8] {
    try open(path) { (file, size) throws(Rejection) in
      guard size <= limit else {
        throw Rejection(
          .fileTooLarge,
          "the file has \(ByteSize(size).roundedUp), more than \(ByteSize(limit)); make it smaller, or raise"
            + " --max-file-size")
      }
      return try read(file, upTo: size)
    }
  }

  /// The digest of the whole file, however long it is, read in pieces.
  static func digest(_ path: FilePath) throws(Rejection) -> Digest {
    try open(path) { (file, _) throws(Rejection) in
      do { return try file.digestAll().digest } catch { throw unreadable(error) }
    }
  }

  static func size(of path: FilePath) throws(Rejection) -> Int {
    try open(path) { (_, size) throws(Rejection) in size }
  }

  /// The start and the end of a file, between which there may be more.
  struct Ends {
    let start: [UInt8]
    /// Empty when the start is all of it.
    let end: [UInt8]
    let size: Int

    var isWhole: Bool { end.isEmpty }
  }

  /// As much of both ends as tells the structure of most JPEG files, whose headers may hold a small picture.
  static func readEnds(_ path: FilePath) throws(Rejection) -> Ends {
    let (head, tail) = (64 << 10, 16 << 10)
    return try open(path) { (file, size) throws(Rejection) in
      let start = try read(file, upTo: min(size, head))
      let rest = min(size - start.count, tail)
      return Ends(
        start: start, end: rest > 0 ? try read(file, upTo: rest, from: size - rest) : [], size: size)
    }
  }

  /// The size, and as many of the first bytes as decide the type.
  static func readStart(_ path: FilePath, count: Int) throws(Rejection) -> (bytes: [UInt8], size: Int) {
    try open(path) { (file, size) throws(Rejection) in (try read(file, upTo: min(size, count)), size) }
  }

  private static func open<Result>(
    _ path: FilePath, _ body: (FileDescriptor, Int) throws(Rejection) -> Result
  ) throws(Rejection) -> Result {
    let file: FileDescriptor
    do {
      // A FIFO or device must not block the worker before it is seen to be one.
      file = try FileDescriptor.open(path, .readOnly, options: [.nonBlocking, .closeOnExec])
    } catch {
      throw unreadable(error)
    }
    defer { _ = close(file.rawValue) }
    var facts = stat()
    guard unsafe fstat(file.rawValue, &facts) == 0 else { throw unreadable(Errno(rawValue: errno)) }
    guard facts.st_mode & S_IFMT == S_IFREG else {
      throw Rejection(.notAPicture, "it is not a regular file")
    }
    return try body(file, Int(facts.st_size))
  }

  private static func read(
    _ file: FileDescriptor, upTo count: Int, from start: Int = 0
  ) throws(Rejection) -> [UInt8] {
    do {
      return try unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
        while filled < count {
          let rest = unsafe UnsafeMutableRawBufferPointer(
            rebasing: UnsafeMutableRawBufferPointer(buffer)[filled...])
          let got = try unsafe file.read(fromAbsoluteOffset: Int64(start + filled), into: rest)
          if got == 0 { break }
          filled += got
        }
      }
    } catch {
      throw unreadable(error)
    }
  }

  private static func unreadable(_ error: any Error) -> Rejection {
    Rejection(nil, "it can't be read: \(error); check that it exists and that you may read it")
  }
}

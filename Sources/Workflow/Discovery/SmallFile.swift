internal import SystemPackage

/// The whole of a small file that a person wrote: a `.gitignore`, a prompt, a manifest.
enum SmallFile {
  struct Problem: Error, Equatable {
    let reason: String
  }

  /// Throws for a file of more than `limit` bytes and for one that can't be read. Never waits for a writer.
  static func read(
    _ path: FilePath, limit: Int, options: FileDescriptor.OpenOptions = []
  ) throws(Problem) -> [UInt8] {
    var bytes: [UInt8] = []
    do {
      let file = try FileDescriptor.open(
        path, .readOnly, options: options.union([.closeOnExec, .nonBlocking]))
      try file.closeAfter {
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while bytes.count <= limit {
          let count = try unsafe buffer.withUnsafeMutableBytes { try unsafe file.read(into: $0) }
          if count == 0 { break }
          bytes += buffer.prefix(count)
        }
      }
    } catch {
      throw Problem(reason: "it can't be read: \(error)")
    }
    guard bytes.count <= limit else { throw Problem(reason: "it is too long") }
    return bytes
  }
}

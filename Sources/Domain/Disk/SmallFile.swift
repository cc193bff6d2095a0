package import SystemPackage

/// The whole of a small file that a person wrote: a `.gitignore`, a prompt, a manifest.
package enum SmallFile {
  package struct Problem: Error, Equatable {
    package let reason: String
  }

  /// Throws for a file of more than `limit` bytes and for one that can't be read. Never waits for a writer.
  package static func read(
    _ path: FilePath, limit: Int, options: FileDescriptor.OpenOptions = []
  ) throws(Problem) -> [UInt8] {
    let bytes: [UInt8]
    do {
      let file = try FileDescriptor.open(
        path, .readOnly, options: options.union([.closeOnExec, .nonBlocking]))
      bytes = try file.closeAfter { try file.readAll(limit: limit + 1) }
    } catch {
      throw Problem(reason: "it can't be read: \(error)")
    }
    guard bytes.count <= limit else { throw Problem(reason: "it is too long") }
    return bytes
  }
}

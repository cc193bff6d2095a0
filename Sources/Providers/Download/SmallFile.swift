import SystemPackage

/// A file of a few lines, read and written whole. Every call blocks.
enum SmallFile {
  private static let sizeLimit = 4096

  static func read(_ path: FilePath) throws -> String {
    let file = try FileDescriptor.open(path, .readOnly, options: [.closeOnExec, .noFollow])
    return try file.closeAfter {
      var bytes = [UInt8](repeating: 0, count: sizeLimit)
      let count = try unsafe bytes.withUnsafeMutableBytes { try unsafe file.read(into: $0) }
      return String(decoding: bytes[..<count], as: UTF8.self)
    }
  }

  static func write(_ text: String, to path: FilePath) throws {
    let file = try FileDescriptor.open(
      path, .writeOnly, options: [.create, .truncate, .closeOnExec, .noFollow], permissions: .ownerReadWrite)
    try file.closeAfter {
      _ = try file.writeAll(text.utf8)
    }
  }
}

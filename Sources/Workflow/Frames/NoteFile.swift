private import Foundation
internal import SystemPackage

/// A small file of lines below an output's `.firstframe`.
enum NoteFile {
  /// Adds to its end in one write; several processes may do so at once.
  static func append(_ text: String, to path: FilePath) throws {
    try FileManager.default.createDirectory(
      atPath: path.removingLastComponent().string, withIntermediateDirectories: true)
    let file = try FileDescriptor.open(
      path, .writeOnly, options: [.create, .append, .closeOnExec],
      permissions: [.ownerReadWrite, .groupRead, .otherRead])
    try file.closeAfter { _ = try file.writeAll(Array(text.utf8)) }
  }
}

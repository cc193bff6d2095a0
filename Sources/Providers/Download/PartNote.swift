private import Domain
package import SystemPackage

/// A few lines kept beside a part file; a last line of their own shows that they were not cut short. All calls block.
package enum PartNote: String, CaseIterable {
  /// The part is a whole clip that waits for its name.
  case whole
  /// How far the part can be built upon.
  case resume

  private static let seal = "end"
  private static let sizeLimit = 4096

  package var suffix: String { ".\(rawValue)" }

  package func file(for part: FilePath) -> FilePath { FilePath(part.string + suffix) }

  /// Nil when there is none, or none that was written to its end.
  func lines(for part: FilePath) throws -> [String]? {
    let bytes: [UInt8]
    do {
      let note = try FileDescriptor.open(file(for: part), .readOnly, options: [.closeOnExec, .noFollow])
      bytes = try note.closeAfter { try note.readAll(limit: Self.sizeLimit) }
    } catch Errno.noSuchFileOrDirectory {
      return nil
    }
    let lines = String(decoding: bytes, as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false
    ).map(String.init)
    guard lines.suffix(2) == [Self.seal, ""] else { return nil }
    return lines.dropLast(2)
  }

  func write(_ lines: [String], for part: FilePath) throws {
    let note = try FileDescriptor.open(
      file(for: part), .writeOnly, options: [.create, .truncate, .closeOnExec, .noFollow],
      permissions: .ownerReadWrite)
    try note.closeAfter { _ = try note.writeAll((lines + [Self.seal, ""]).joined(separator: "\n").utf8) }
  }

  /// Nothing to remove is fine.
  func remove(for part: FilePath) throws { try DiskNames.remove(file(for: part)) }
}

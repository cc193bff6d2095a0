private import Domain
private import Foundation
package import SystemPackage

/// What an output folder remembers of its frames, so that unchanged pictures are not decoded again.
///
/// An append-only text file, `.firstframe/frames` in the folder. Losing it, or a line of it, costs time and
/// nothing else; several processes may append at once.
package final class FrameIndex: Sendable {
  let folder: FilePath
  private let path: FilePath
  private let isReadOnly: Bool
  private let records: Locked<[String: FrameRecord]>

  /// Reads what is there; a missing or unreadable file is an empty index. One that is read only writes nothing.
  package init(folder: FilePath, isReadOnly: Bool = false) {
    self.folder = folder
    self.isReadOnly = isReadOnly
    path = folder.appending(".firstframe").appending("frames")
    var found: [String: FrameRecord] = [:]
    // Missing on the first run; unreadable ones are made anew, which costs time only.
    if let bytes = try? Data(contentsOf: URL(filePath: path.string)) {
      for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
        // A later line about the same frame counts.
        if let (name, record) = FrameRecord.parse(line) { found[name] = record }
      }
    }
    records = Locked(found)
  }

  package subscript(_ name: FilePath) -> FrameRecord? {
    records.withLock { $0[Self.key(name)] }
  }

  /// Remembers a frame by its name below the folder.
  package func note(_ record: FrameRecord, for name: FilePath) {
    let key = Self.key(name)
    records.withLock { records in
      guard records[key] != record else { return }
      records[key] = record
      if !isReadOnly { append(record.line(name: key)) }
    }
  }

  /// Names as text that keeps every byte apart: two names that differ only in broken UTF-8 stay two.
  private static func key(_ name: FilePath) -> String {
    let text = name.string
    return text.unicodeScalars.contains("\u{FFFD}") ? "\(text)?\(Array(name.bytes))" : text
  }

  private func append(_ line: String) {
    do {
      try FileManager.default.createDirectory(
        atPath: path.removingLastComponent().string, withIntermediateDirectories: true)
      let file = try FileDescriptor.open(
        path, .writeOnly, options: [.create, .append, .closeOnExec],
        permissions: [.ownerReadWrite, .groupRead, .otherRead])
      try file.closeAfter { _ = try file.writeAll(Array(line.utf8)) }
    } catch {
      // The frame itself is in place; without this line it is only made again next time.
      return
    }
  }
}

extension FilePath {
  var bytes: [UInt8] {
    unsafe withPlatformString { start in
      unsafe UnsafeRawBufferPointer(start: start, count: length).map { $0 }
    }
  }
}

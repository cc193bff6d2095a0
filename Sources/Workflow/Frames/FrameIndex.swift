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
  private let records: Locked<[FilePath: FrameRecord]>

  /// Lines that say nothing any more are dropped when there are more of them than of the others, and so many.
  private static let waste = 1000

  /// Reads what is there; a missing or unreadable file is an empty index. One that is read only writes nothing.
  package init(folder: FilePath, isReadOnly: Bool = false) {
    self.folder = folder
    self.isReadOnly = isReadOnly
    path = folder.appending(".firstframe").appending("frames")
    var found: [FilePath: FrameRecord] = [:]
    var count = 0
    // Missing on the first run; unreadable ones are made anew, which costs time only.
    if let bytes = try? Data(contentsOf: URL(filePath: path.string)) {
      for line in String(decoding: bytes, as: UTF8.self).utf8.split(separator: UInt8(ascii: "\n")) {
        count += 1
        // A later line about the same frame counts.
        if let entry = FrameRecord.parse(Substring(line)) { found[entry.name] = entry.record }
      }
    }
    records = Locked(found)
    if !isReadOnly, count > 2 * found.count + Self.waste { rewrite(found) }
  }

  package subscript(_ name: FilePath) -> FrameRecord? {
    records.withLock { $0[name] }
  }

  /// Remembers a frame by its name below the folder.
  package func note(_ record: FrameRecord, for name: FilePath) {
    records.withLock { records in
      guard records[name] != record else { return }
      records[name] = record
      append(record.line(name: name))
    }
  }

  /// Forgets a frame that is no more.
  func forget(_ name: FilePath) {
    records.withLock { records in
      if records.removeValue(forKey: name) != nil { append(FrameRecord.lastLine(name: name)) }
    }
  }

  /// Every frame, by name.
  var all: [(name: FilePath, record: FrameRecord)] {
    records.withLock { $0 }.map { ($0.key, $0.value) }.sorted { $0.0.string < $1.0.string }
  }

  private func append(_ line: String) {
    // The frame itself is in place; without this line it is only made again next time.
    if !isReadOnly { try? NoteFile.append(line, to: path) }
  }

  private func rewrite(_ records: [FilePath: FrameRecord]) {
    let text = records.sorted { $0.key.string < $1.key.string }.map { $1.line(name: $0) }.joined()
    // A line that another process adds meanwhile is lost, and its frame made again.
    try? SystemDisk().write(Array(text.utf8), to: path)
  }
}

package import SystemPackage

/// A look at an MP4's boxes (ISO/IEC 14496-12): complete, and of the kind that plays. Reads headers only.
package enum MP4Structure {
  private static let boxLimit = 100_000

  /// What is wrong with the file, in words; nil when nothing is. Blocks; throws `Errno`.
  package static func flaw(of path: FilePath) throws -> String? {
    let file = try FileDescriptor.open(path, .readOnly, options: [.closeOnExec])
    return try file.closeAfter {
      let size = Int(try file.stat().size)
      return try flaw(length: size) { offset, count in
        var bytes = [UInt8](repeating: 0, count: count)
        let read = try unsafe bytes.withUnsafeMutableBytes {
          try unsafe file.read(fromAbsoluteOffset: Int64(offset), into: $0)
        }
        return Array(bytes[..<read])
      }
    }
  }

  /// `read` gives up to `count` bytes from an offset; it is asked for box headers only.
  static func flaw(length: Int, read: (_ offset: Int, _ count: Int) throws -> [UInt8]) rethrows -> String? {
    var kinds: Set<String> = []
    var offset = 0
    for _ in 0..<boxLimit where offset < length {
      guard let box = Box(try read(offset, 16), rest: length - offset) else {
        return "the box at byte \(offset) is cut short"
      }
      if offset == 0, box.kind != "ftyp" { return "it does not begin like an MP4" }
      guard box.length <= length - offset else {
        return "\(length - offset) of the \(box.length) bytes of its \(box.kind) box are there"
      }
      if box.length > box.headerLength { kinds.insert(box.kind) }
      offset += box.length
    }
    guard offset == length else { return "it has too many boxes" }
    guard let missing = ["ftyp", "moov", "mdat"].first(where: { !kinds.contains($0) }) else { return nil }
    return length == 0 ? "it is empty" : "it has no \(missing) box"
  }

  private struct Box {
    let kind: String
    let headerLength: Int
    let length: Int

    /// Nil when `header` is too short or the length in it impossible.
    init?(_ header: [UInt8], rest: Int) {
      guard header.count >= 8 else { return nil }
      kind = ServerText(String(decoding: header[4..<8], as: UTF8.self)).text
      switch Self.number(header[..<4]) {
      // The last box may leave its length open.
      case 0: (headerLength, length) = (8, rest)
      case 1:
        guard header.count >= 16 else { return nil }
        (headerLength, length) = (16, Int(clamping: Self.number(header[8..<16])))
      case let size: (headerLength, length) = (8, Int(clamping: size))
      }
      guard length >= headerLength else { return nil }
    }

    private static func number(_ bytes: ArraySlice<UInt8>) -> UInt64 {
      bytes.reduce(0) { $0 << 8 | UInt64($1) }
    }
  }
}

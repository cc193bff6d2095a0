internal import Domain

/// Whether a file's own end markers are where they should be: cheap, without decoding.
///
/// A crop may never read the last rows, so their absence would go unnoticed.
enum Completeness {
  /// False means "look closer": the caller then decodes the whole picture to be sure.
  static func looksWhole(_ bytes: [UInt8], kind: PictureKind) -> Bool {
    switch kind {
    case .jpeg: endsWithJPEGMarker(bytes)
    case .png: hasPNGEnd(bytes)
    case .webp: bytes.count >= 12 && 8 + littleEndian(bytes, at: 4) <= bytes.count
    case .gif: bytes.last == 0x3B
    // Their decoders notice every missing byte themselves.
    case .tiff, .heif: true
    }
  }

  /// An EOI marker near the end, with at most padding after it.
  private static func endsWithJPEGMarker(_ bytes: [UInt8]) -> Bool {
    let tail = bytes.suffix(64)
    return zip(tail, tail.dropFirst()).contains { $0 == 0xFF && $1 == 0xD9 }
  }

  private static func hasPNGEnd(_ bytes: [UInt8]) -> Bool {
    var at = 8
    while at + 12 <= bytes.count {
      let length = bigEndian(bytes, at: at)
      if bytes[at + 4..<at + 8].elementsEqual("IEND".utf8) { return true }
      at += 12 + length
    }
    return false
  }

  private static func bigEndian(_ bytes: [UInt8], at start: Int) -> Int {
    (0..<4).reduce(0) { $0 << 8 | Int(bytes[start + $1]) }
  }

  private static func littleEndian(_ bytes: [UInt8], at start: Int) -> Int {
    (0..<4).reduce(0) { $0 | Int(bytes[start + $1]) << (8 * $1) }
  }
}

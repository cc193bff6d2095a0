internal import Domain

/// Whether a file's own end markers are where they should be: cheap, without decoding.
///
/// A crop may never read the last rows, so their absence would go unnoticed.
enum Completeness {
  /// False means "look closer": the caller then decodes the whole picture to be sure.
  static func looksWhole(_ bytes: [UInt8], kind: PictureKind) -> Bool {
    switch kind {
    case .jpeg: hasJPEGEnd(bytes)
    case .png: PNGChunks(bytes).contains { $0.name == "IEND" }
    case .webp: bytes.littleEndian(4, 4).map { 8 + $0 <= bytes.count } ?? false
    case .gif: bytes.last == 0x3B
    case .tiff: TIFFDirectory(bytes)?.isWhole ?? false
    // Its decoder holds the whole picture and notices every missing byte itself.
    case .heif: true
    }
  }

  /// An EOI marker anywhere in the scan or after it: phones put kilobytes of their own behind the picture.
  private static func hasJPEGEnd(_ bytes: [UInt8]) -> Bool {
    var segments = JPEGSegments(bytes)
    while segments.next() != nil {}
    return hasJPEGEnd(bytes, from: segments.isAtScan ? segments.end : segments.end + 1)
  }

  /// The same for the bytes from `start` on, a place inside the scan.
  static func hasJPEGEnd(_ bytes: [UInt8], from start: Int) -> Bool {
    // Inside a scan 0xFF is always followed by 0 or a restart marker.
    var end = bytes.count - 2
    while end >= start {
      if bytes[end] == 0xFF, bytes[end + 1] == 0xD9 { return true }
      end -= 1
    }
    return false
  }
}

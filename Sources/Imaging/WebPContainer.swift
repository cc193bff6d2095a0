/// The RIFF container of a WebP file (RFC 9649).
///
/// libvips 8.14.1 writes an EXIF block even when told to strip; this takes it out again.
enum WebPContainer {
  private static let metadata: Set<String> = ["EXIF", "XMP ", "ICCP"]

  /// The same picture without EXIF, XMP and profile chunks; bytes that are no such file come back as they were.
  static func withoutMetadata(_ bytes: [UInt8]) -> [UInt8] {
    guard bytes.count >= 12, text(bytes, at: 0) == "RIFF", text(bytes, at: 8) == "WEBP" else { return bytes }
    var kept = Array(bytes[..<12])
    var at = 12
    while at + 8 <= bytes.count {
      let length = 8 + number(bytes, at: at + 4)
      let end = min(at + length + length % 2, bytes.count)
      let name = text(bytes, at: at)
      if !metadata.contains(name) {
        let start = kept.count
        kept += bytes[at..<end]
        // VP8X announces what follows: bits for profile (0x20), EXIF (0x08) and XMP (0x04).
        if name == "VP8X", kept.count > start + 8 { kept[start + 8] &= ~0x2C }
      }
      at = end
    }
    let size = kept.count - 8
    for byte in 0..<4 { kept[4 + byte] = UInt8(truncatingIfNeeded: size >> (8 * byte)) }
    return kept
  }

  private static func text(_ bytes: [UInt8], at start: Int) -> String {
    String(decoding: bytes[start..<start + 4], as: UTF8.self)
  }

  private static func number(_ bytes: [UInt8], at start: Int) -> Int {
    (0..<4).reduce(0) { $0 | Int(bytes[start + $1]) << (8 * $1) }
  }
}

/// The header that makes JPEG data a JFIF file (ITU-T T.871).
///
/// libvips writes none when it is told to strip, and some services know a JPEG by nothing else.
enum JFIFHeader {
  /// Version 1.01, square pixels, no thumbnail.
  private static let segment: [UInt8] =
    [0xFF, 0xE0, 0, 16] + Array("JFIF\0".utf8) + [1, 1, 0, 0, 1, 0, 1, 0, 0]

  /// The same picture with the header right after its start; bytes that have one, or are no JPEG, as they were.
  static func added(to bytes: [UInt8]) -> [UInt8] {
    guard bytes.starts(with: [0xFF, 0xD8, 0xFF]), bytes.count > 3, bytes[3] != 0xE0 else { return bytes }
    return Array(bytes[..<2]) + segment + bytes[2...]
  }
}

/// The first chunk of a WebP file: VP8 (RFC 6386, 9.1), VP8L or VP8X (RFC 9649).
enum WebPHeader {
  /// Nil unless the RIFF length is the file's, and for an animation.
  static func sides(_ bytes: ByteWindow) -> (width: Int, height: Int)? {
    guard let length = bytes.little(4, 4), length + 8 == bytes.count, let chunk = bytes.little(16, 4),
      chunk <= bytes.count - 20
    else { return nil }
    if bytes.has("VP8 ", at: 12), chunk >= 10 { return lossy(bytes) }
    if bytes.has("VP8L", at: 12), chunk >= 5 { return lossless(bytes) }
    if bytes.has("VP8X", at: 12), chunk >= 10 { return extended(bytes) }
    return nil
  }

  private static func lossy(_ bytes: ByteWindow) -> (width: Int, height: Int)? {
    // Bit 0 of the frame tag is 0 for a key frame, the only kind a still has.
    guard let tag = bytes.byte(20), tag & 1 == 0, bytes.has([0x9D, 0x01, 0x2A], at: 23),
      let width = bytes.little(26, 2), let height = bytes.little(28, 2)
    else { return nil }
    return (width & 0x3FFF, height & 0x3FFF)
  }

  private static func lossless(_ bytes: ByteWindow) -> (width: Int, height: Int)? {
    guard bytes.byte(20) == 0x2F, let bits = bytes.little(21, 4), bits >> 29 == 0 else { return nil }
    return ((bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1)
  }

  private static func extended(_ bytes: ByteWindow) -> (width: Int, height: Int)? {
    guard let flags = bytes.byte(20), flags & 0x02 == 0, let width = bytes.little(24, 3),
      let height = bytes.little(27, 3)
    else { return nil }
    return (width + 1, height + 1)
  }
}

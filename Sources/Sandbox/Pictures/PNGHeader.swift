/// The IHDR chunk of a PNG file (PNG specification, 11.2.2).
enum PNGHeader {
  static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

  /// Nil unless IHDR comes first with values the specification allows and the file ends with IEND.
  static func sides(_ bytes: ByteWindow) -> (width: Int, height: Int)? {
    guard bytes.big(8, 4) == 13, bytes.has("IHDR", at: 12), let width = bytes.big(16, 4),
      let height = bytes.big(20, 4), let depth = bytes.byte(24), let colour = bytes.byte(25),
      depths(colour).contains(depth), bytes.byte(26) == 0, bytes.byte(27) == 0,
      let interlace = bytes.byte(28),
      interlace <= 1, bytes.has(end, at: bytes.count - end.count)
    else { return nil }
    return (width, height)
  }

  private static let end: [UInt8] = [0, 0, 0, 0, 0x49, 0x45, 0x4E, 0x44, 0xAE, 0x42, 0x60, 0x82]

  private static func depths(_ colour: Int) -> [Int] {
    switch colour {
    case 0: [1, 2, 4, 8, 16]
    case 3: [1, 2, 4, 8]
    case 2, 4, 6: [8, 16]
    default: []
    }
  }
}

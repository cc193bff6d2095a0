/// The frame header (SOF) of a JPEG file: ITU T.81, B.2.2.
enum JPEGHeader {
  static let signature: [UInt8] = [0xFF, 0xD8, 0xFF]

  /// Nil unless a baseline, extended or progressive 8-bit header stands before the first scan and the file
  /// ends with its end marker.
  static func sides(_ bytes: ByteWindow) -> (width: Int, height: Int)? {
    guard bytes.has([0xFF, 0xD9], at: bytes.count - 2) else { return nil }
    var offset = 2
    while let marker = marker(bytes, at: &offset) {
      guard let length = bytes.big(offset, 2), length >= 2 else { return nil }
      switch marker {
      case 0xC0, 0xC1, 0xC2: return frame(bytes, at: offset, length: length)
      // The other processes (lossless, arithmetic, hierarchical), a scan or an end before any frame.
      case 0xC3, 0xC5...0xC7, 0xC9...0xCB, 0xCD...0xCF, 0xD0...0xDA: return nil
      default: offset += length
      }
    }
    return nil
  }

  /// The next marker's second byte; any number of fill bytes may stand before it.
  private static func marker(_ bytes: ByteWindow, at offset: inout Int) -> Int? {
    guard bytes.byte(offset) == 0xFF else { return nil }
    while bytes.byte(offset) == 0xFF { offset += 1 }
    guard let marker = bytes.byte(offset), marker != 0 else { return nil }
    offset += 1
    return marker
  }

  private static func frame(_ bytes: ByteWindow, at offset: Int, length: Int) -> (width: Int, height: Int)? {
    guard bytes.byte(offset + 2) == 8, let height = bytes.big(offset + 3, 2),
      let width = bytes.big(offset + 5, 2), let components = bytes.byte(offset + 7),
      [1, 3, 4].contains(components), length == 8 + 3 * components
    else { return nil }
    return (width, height)
  }
}

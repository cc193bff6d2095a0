/// The animation control chunk of a PNG file (PNG third edition, 11.3.6.1), which libvips passes over.
enum APNGControl {
  /// How many frames the animation has; nil for a plain PNG.
  static func frames(in bytes: [UInt8]) -> Int? {
    var at = 8
    // It stands before the pixels.
    while let length = bytes.bigEndian(at, 4), at + 12 <= bytes.count {
      let name = bytes[at + 4..<at + 8]
      if name.elementsEqual("IDAT".utf8) { return nil }
      if name.elementsEqual("acTL".utf8), length == 8 { return bytes.bigEndian(at + 8, 4) }
      at += 12 + length
    }
    return nil
  }
}

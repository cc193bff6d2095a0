/// The animation control chunk of a PNG file (PNG third edition, 11.3.6.1), which libvips passes over.
enum APNGControl {
  /// How many frames the animation has; nil for a plain PNG.
  static func frames(in bytes: [UInt8]) -> Int? {
    let control = PNGChunks.header(of: bytes).first { $0.name == "acTL" && $0.content.count == 8 }
    return control.flatMap { bytes.bigEndian($0.content.lowerBound, 4) }
  }
}

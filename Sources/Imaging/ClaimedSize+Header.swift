internal import Domain

extension ClaimedSize {
  /// Read from the first bytes of a file without any decoder; nil when they do not tell. Safe on any bytes.
  init?(of bytes: [UInt8], kind: PictureKind) {
    let found: (width: Int, height: Int)? =
      switch kind {
      case .png: Self.at(16, of: bytes, count: 4) { $0.bigEndian($1, 4) }
      case .gif: Self.at(6, of: bytes, count: 2) { $0.littleEndian($1, 2) }
      case .jpeg: Self.frameHeader(of: bytes)
      case .tiff: TIFFDirectory(bytes)?.size
      case .webp: Self.canvas(of: bytes)
      case .heif: HEIFBoxes.largestImage(in: bytes)
      }
    guard let found, found.width > 0, found.height > 0 else { return nil }
    self.init(width: found.width, height: found.height)
  }

  private static func at(
    _ start: Int, of bytes: [UInt8], count: Int, _ read: ([UInt8], Int) -> Int?
  ) -> (width: Int, height: Int)? {
    guard let width = read(bytes, start), let height = read(bytes, start + count) else { return nil }
    return (width, height)
  }

  /// The first SOF segment (ITU-T T.81, B.2.2).
  private static func frameHeader(of bytes: [UInt8]) -> (width: Int, height: Int)? {
    let header = JPEGSegments(bytes).first { JPEGStructure.isFrameHeader($0.marker) }
    guard let start = header?.content.lowerBound, let height = bytes.bigEndian(start + 1, 2),
      let width = bytes.bigEndian(start + 3, 2)
    else { return nil }
    return (width, height)
  }

  /// Of an extended file only; the simple ones can't be too large (RFC 9649).
  private static func canvas(of bytes: [UInt8]) -> (width: Int, height: Int)? {
    guard bytes.count >= 30, bytes[12..<16].elementsEqual("VP8X".utf8),
      let width = bytes.littleEndian(24, 3), let height = bytes.littleEndian(27, 3)
    else { return nil }
    return (width + 1, height + 1)
  }
}

internal import Domain

/// What the chunks of a WebP file tell (RFC 9649). Safe on any bytes.
struct WebPStructure {
  private(set) var traits: PictureTraits

  /// Nil when no chunk tells the size.
  init?(_ bytes: [UInt8]) {
    var header: PictureHeader?
    var metadata = MetadataScan()
    var colours = PictureTraits.Colours.sRGB
    var frames = 0
    var isWhole = bytes.littleEndian(4, 4).map { 8 + $0 <= bytes.count } ?? false
    for (name, content, isWholeChunk) in RIFFChunks(bytes) {
      if !isWholeChunk { isWhole = false }
      let payload = Array(bytes[content].prefix(10))
      switch name {
      case "VP8X": header = header ?? Self.canvas(payload)
      case "VP8 ": header = header ?? Self.lossy(payload)
      case "VP8L": header = header ?? Self.lossless(payload)
      case "ANMF": frames += 1
      case "ALPH": header?.hasAlpha = true
      case "EXIF": metadata.readExif(bytes[content])
      case "XMP ": metadata.readXMP(bytes[content])
      case "ICCP": colours = EmbeddedProfile.isSRGB(Array(bytes[content])) ? .sRGB : .profile
      default: break
      }
    }
    guard let header else { return nil }
    traits = PictureTraits(header: header, fileBytes: bytes.count)
    traits.header.orientation = metadata.orientation
    traits.header.pages = max(frames, 1)
    traits.secrets = metadata.secrets
    traits.colours = colours
    if !isWhole { traits.flaw = "it has fewer bytes than its header says" }
  }

  private static func canvas(_ bytes: [UInt8]) -> PictureHeader? {
    guard let width = bytes.littleEndian(4, 3), let height = bytes.littleEndian(7, 3) else { return nil }
    return header(width + 1, height + 1, hasAlpha: bytes[0] & 0x10 != 0)
  }

  /// The frame header of RFC 6386, 9.1.
  private static func lossy(_ bytes: [UInt8]) -> PictureHeader? {
    guard bytes.count >= 10, bytes[3...5].elementsEqual([0x9D, 0x01, 0x2A]),
      let width = bytes.littleEndian(6, 2), let height = bytes.littleEndian(8, 2)
    else { return nil }
    return header(width & 0x3FFF, height & 0x3FFF, hasAlpha: false)
  }

  /// Fourteen bits each of width and height less one, then one that says whether there is transparency.
  private static func lossless(_ bytes: [UInt8]) -> PictureHeader? {
    guard bytes.first == 0x2F, let bits = bytes.littleEndian(1, 4) else { return nil }
    return header(bits & 0x3FFF + 1, bits >> 14 & 0x3FFF + 1, hasAlpha: bits >> 28 & 1 == 1)
  }

  private static func header(_ width: Int, _ height: Int, hasAlpha: Bool) -> PictureHeader? {
    PixelSize(width: width, height: height).map {
      PictureHeader(kind: .webp, stored: $0, bands: hasAlpha ? 4 : 3, hasAlpha: hasAlpha)
    }
  }
}

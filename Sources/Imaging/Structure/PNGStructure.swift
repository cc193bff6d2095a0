internal import Domain

/// What the chunks of a PNG file tell. Safe on any bytes.
struct PNGStructure {
  private(set) var traits: PictureTraits
  /// A profile is there; it is compressed, so that only a decoder can tell what it is.
  private(set) var hasProfile = false

  /// Nil when there is no header.
  init?(_ bytes: [UInt8]) {
    var chunks = PNGChunks(bytes)
    guard let first = chunks.next(), first.name == "IHDR", let header = Self.header(bytes[first.content])
    else {
      return nil
    }
    traits = PictureTraits(header: header, fileBytes: bytes.count)
    var metadata = MetadataScan()
    var isWhole = false
    while let (name, content) = chunks.next(), !isWhole {
      switch name {
      case "tRNS": traits.header.hasAlpha = true
      case "iCCP": hasProfile = true
      case "acTL": traits.header.pages = bytes.bigEndian(content.lowerBound, 4) ?? 1
      case "eXIf": metadata.readExif(bytes[content])
      case "iTXt" where bytes[content].starts(with: Self.xmpName): metadata.readXMP(bytes[content])
      case "IEND": isWhole = true
      default: break
      }
    }
    traits.header.orientation = metadata.orientation
    traits.secrets = metadata.secrets
    if !isWhole { traits.flaw = "its last chunk (IEND) is missing" }
  }

  private static let xmpName = Array("XML:com.adobe.xmp\0".utf8)

  private static func header(_ content: ArraySlice<UInt8>) -> PictureHeader? {
    let bytes = Array(content)
    guard bytes.count == 13, let width = bytes.bigEndian(0, 4), let height = bytes.bigEndian(4, 4),
      let size = PixelSize(width: width, height: height)
    else { return nil }
    let channels: [UInt8: Int] = [0: 1, 2: 3, 3: 3, 4: 2, 6: 4]
    return PictureHeader(
      kind: .png, stored: size, bands: channels[bytes[9]] ?? 3, hasAlpha: bytes[9] & 4 != 0,
      isInterlaced: bytes[12] != 0)
  }
}

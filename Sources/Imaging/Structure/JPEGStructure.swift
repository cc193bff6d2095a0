internal import Domain

/// What the segments of a JPEG file tell. Safe on any bytes.
struct JPEGStructure {
  private(set) var traits: PictureTraits
  /// Where the scan's data begins.
  let scan: Int

  /// Nil when the segments end before there are a size and a scan.
  init?(_ bytes: [UInt8], fileBytes: Int) {
    var segments = JPEGSegments(bytes)
    var metadata = MetadataScan()
    var profile: [UInt8: ArraySlice<UInt8>] = [:]
    var header: PictureHeader?
    while let (marker, content) = segments.next() {
      let payload = bytes[content]
      switch marker {
      case 0xE1 where payload.starts(with: MetadataScan.exifName): metadata.readExif(payload)
      case 0xE1 where payload.starts(with: MetadataScan.xmpName): metadata.readXMP(payload)
      case 0xE2 where payload.starts(with: Self.profileName) && payload.count > 14:
        profile[payload[payload.startIndex + 12]] = payload.dropFirst(14)
      case 0xED where payload.starts(with: MetadataScan.photoshopName): metadata.readPhotoshop(payload)
      default: header = header ?? Self.header(marker, payload)
      }
    }
    guard segments.isAtScan, let header else { return nil }
    scan = segments.end
    traits = PictureTraits(header: header, fileBytes: fileBytes)
    traits.header.orientation = metadata.orientation
    traits.secrets = metadata.secrets
    if header.bands == 4 {
      traits.colours = .inks
    } else if !profile.isEmpty {
      // It may come in pieces, numbered from 1 (ICC.1, B.4).
      let whole = profile.sorted { $0.key < $1.key }.flatMap(\.value)
      traits.colours = EmbeddedProfile.isSRGB(whole) ? .sRGB : .profile
    }
  }

  private static let profileName = Array("ICC_PROFILE\0".utf8)

  /// From a frame header; nil for other segments.
  private static func header(_ marker: UInt8, _ payload: ArraySlice<UInt8>) -> PictureHeader? {
    guard isFrameHeader(marker), payload.count >= 6 else { return nil }
    let values = payload.prefix(6).map(Int.init)
    guard let size = PixelSize(width: values[3] << 8 | values[4], height: values[1] << 8 | values[2]) else {
      return nil
    }
    // All but sequential ones come in several passes.
    return PictureHeader(kind: .jpeg, stored: size, bands: values[5], isInterlaced: marker > 0xC1)
  }

  static func isFrameHeader(_ marker: UInt8) -> Bool {
    (0xC0...0xCF).contains(marker) && ![0xC4, 0xC8, 0xCC].contains(marker)
  }
}

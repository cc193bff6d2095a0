internal import SystemPackage

/// Many paths as one text: escaped as alone, and parted by what an escaped path never holds.
struct WirePaths: Codable, Sendable, Equatable {
  let paths: [FilePath]

  init(_ paths: [FilePath]) { self.paths = paths }

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    // By bytes: to find where characters end takes longer than all else.
    let parts = try container.decode(String.self).utf8
      .split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    paths = try parts.map { part in
      guard let path = WirePath(escaped: Substring(part)) else {
        throw DecodingError.dataCorruptedError(in: container, debugDescription: "broken path escape")
      }
      return path.path
    }
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(paths.map { WirePath($0).escaped }.joined(separator: "\n"))
  }
}

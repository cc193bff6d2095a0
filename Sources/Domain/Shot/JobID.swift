/// The provider's name for a job, as its create reply gave it.
package struct JobID: Hashable, Sendable, Codable, CustomStringConvertible {
  package let rawValue: String

  /// Nil for what can't be a path segment of a URL: empty, over 512 bytes, with spaces or control
  /// characters, or the dots that name another folder.
  package init?(_ rawValue: String) {
    guard (1...512).contains(rawValue.utf8.count), rawValue != ".", rawValue != "..",
      rawValue.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7F })
    else { return nil }
    self.rawValue = rawValue
  }

  package var description: String { rawValue }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let value = JobID(try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a job id")
    }
    self = value
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(rawValue)
  }
}

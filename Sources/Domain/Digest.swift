/// A SHA-256 value: 32 bytes, written as 64 lower-case hex digits.
package struct Digest: Hashable, Sendable {
  package let hex: String

  /// Nil unless `hex` is exactly 64 hex digits.
  package init?(hex: some StringProtocol) {
    let isLowered = hex.utf8.allSatisfy(Self.isHexDigit)
    let lowered = isLowered ? String(hex) : hex.lowercased()
    guard lowered.utf8.count == 64, isLowered || lowered.utf8.allSatisfy(Self.isHexDigit) else { return nil }
    self.hex = lowered
  }

  init(bytes: some Sequence<UInt8>) {
    let digits = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    text.reserveCapacity(64)
    for byte in bytes {
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 15)])
    }
    hex = String(decoding: text, as: UTF8.self)
  }

  /// The first eight digits: enough for a person, never used as a key.
  package var short: String { String(hex.prefix(8)) }

  private static func isHexDigit(_ digit: UInt8) -> Bool {
    (digit >= 0x30 && digit <= 0x39) || (digit >= 0x61 && digit <= 0x66)
  }
}

extension Digest: CustomStringConvertible {
  package var description: String { hex }
}

extension Digest: Codable {
  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let value = Digest(hex: text) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a SHA-256 in hex")
    }
    self = value
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(hex)
  }
}

internal import SystemPackage

/// A path in a JSON line: bytes outside printable ASCII, and `%`, are written `%XX`, so any name survives.
struct WirePath: Codable, Sendable, Equatable {
  let path: FilePath

  init(_ path: FilePath) { self.path = path }

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let path = WirePath(escaped: try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "broken path escape")
    }
    self = path
  }

  /// Nil for a broken escape.
  init?(escaped: some StringProtocol) {
    // Nearly all paths are plain.
    guard escaped.utf8.contains(UInt8(ascii: "%")) else {
      path = FilePath(String(escaped))
      return
    }
    var bytes: [CInterop.PlatformChar] = []
    var rest = Substring(escaped).utf8
    while let next = rest.popFirst() {
      guard next == UInt8(ascii: "%") else {
        bytes.append(CInterop.PlatformChar(bitPattern: next))
        continue
      }
      // Exactly two digits, which `UInt8` alone does not ask for; a zero would end the path.
      let digits = String(decoding: rest.prefix(2), as: UTF8.self)
      guard digits.utf8.count == 2, digits.allSatisfy(\.isHexDigit), let value = UInt8(digits, radix: 16),
        value != 0
      else { return nil }
      bytes.append(CInterop.PlatformChar(bitPattern: value))
      rest = rest.dropFirst(2)
    }
    bytes.append(0)
    path = unsafe bytes.withUnsafeBufferPointer { buffer in
      unsafe buffer.baseAddress.map { unsafe FilePath(platformString: $0) } ?? FilePath()
    }
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(escaped)
  }

  var escaped: String {
    let plain = path.string
    if plain.utf8.allSatisfy(Self.isPlain) { return plain }
    var text = ""
    unsafe path.withPlatformString { start in
      var at = unsafe start
      while unsafe at.pointee != 0 {
        let byte = unsafe UInt8(bitPattern: at.pointee)
        if Self.isPlain(byte) {
          text.unicodeScalars.append(Unicode.Scalar(byte))
        } else {
          let digits = String(byte, radix: 16)
          text += digits.count == 1 ? "%0\(digits)" : "%\(digits)"
        }
        unsafe at += 1
      }
    }
    return text
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    (0x20...0x7E).contains(byte) && byte != UInt8(ascii: "%")
  }
}

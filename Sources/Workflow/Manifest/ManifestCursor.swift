/// A place in a manifest's bytes that moves forwards, counting lines and characters.
struct ManifestCursor {
  private let bytes: [UInt8]
  private var index = 0
  private var line: Int
  private var column = 1

  init(_ bytes: some Sequence<UInt8>, line: Int = 1) {
    self.bytes = Array(bytes)
    self.line = line
  }

  var place: ManifestPlace { ManifestPlace(line: line, column: column) }

  /// The byte here; nil at the end.
  var byte: UInt8? { index < bytes.count ? bytes[index] : nil }

  var isAtLineEnd: Bool { byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") }

  /// Takes the byte here; a line ends with LF, CR LF or CR.
  @discardableResult
  mutating func take() -> UInt8? {
    guard let byte else { return nil }
    index += 1
    if byte == UInt8(ascii: "\n") || (byte == UInt8(ascii: "\r") && self.byte != UInt8(ascii: "\n")) {
      line += 1
      column = 1
    } else if byte & 0xC0 != 0x80 {
      column += 1
    }
    return byte
  }

  mutating func skip(while condition: (UInt8) -> Bool) {
    while let byte, condition(byte) { take() }
  }
}

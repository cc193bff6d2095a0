/// The chunks of a PNG file in their order (PNG third edition, 5.3), as far as the bytes go. Safe on any bytes.
struct PNGChunks: Sequence, IteratorProtocol {
  private let bytes: [UInt8]
  private var at = 8

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The content of the last one may be cut short.
  mutating func next() -> (name: String, content: Range<Int>)? {
    guard at + 12 <= bytes.count, let length = bytes.bigEndian(at, 4) else { return nil }
    let name = String(decoding: bytes[at + 4..<at + 8], as: UTF8.self)
    let start = at + 8
    at = start + length + 4
    return (name, start..<Swift.min(start + length, bytes.count))
  }
}

extension PNGChunks {
  /// Those before the pixels.
  static func header(of bytes: [UInt8]) -> some Sequence<(name: String, content: Range<Int>)> {
    PNGChunks(bytes).prefix { $0.name != "IDAT" }
  }
}

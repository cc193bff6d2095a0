/// The chunks of a WebP file (RFC 9649, 2.3). Safe on any bytes.
struct RIFFChunks: Sequence, IteratorProtocol {
  private let bytes: [UInt8]
  private var at = 12

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The content as far as it is there; `isWhole` is false when that is not all of it.
  mutating func next() -> (name: String, content: Range<Int>, isWhole: Bool)? {
    guard at <= bytes.count - 8, let length = bytes.littleEndian(at + 4, 4) else { return nil }
    let start = at + 8
    let name = String(decoding: bytes[at..<at + 4], as: UTF8.self)
    let end = Swift.min(start + length, bytes.count)
    at = start + length + length % 2
    return (name, start..<end, start + length <= bytes.count)
  }
}

/// The marker segments of a JPEG file up to its first scan, which is the last (ITU-T T.81, B.1). Safe on any bytes.
struct JPEGSegments: Sequence, IteratorProtocol {
  private let bytes: [UInt8]
  /// Where the next segment begins, or what should have been one.
  private(set) var end = 2
  /// The last segment was the header of a scan.
  private(set) var isAtScan = false

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  static let scan: UInt8 = 0xDA

  /// The segment's marker and what it holds; nil after the scan's header, and for one that is not all there.
  mutating func next() -> (marker: UInt8, content: Range<Int>)? {
    while !isAtScan, end + 4 <= bytes.count, bytes[end] == 0xFF {
      let marker = bytes[end + 1]
      // A fill byte.
      if marker == 0xFF {
        end += 1
        continue
      }
      let length = Int(bytes[end + 2]) << 8 | Int(bytes[end + 3])
      guard length >= 2, end + 2 + length <= bytes.count else { return nil }
      let content = end + 4..<end + 2 + length
      end = content.upperBound
      isAtScan = marker == Self.scan
      return (marker, content)
    }
    return nil
  }
}

/// The boxes of a HEIF or AVIF file (ISO/IEC 14496-12 and 23008-12). Safe on any bytes.
enum HEIFBoxes {
  typealias Box = (name: String, content: Range<Int>)

  /// The largest size of all the images that the file describes; nil when none is found.
  static func largestImage(in bytes: [UInt8]) -> (width: Int, height: Int)? {
    var largest: (width: Int, height: Int)?
    for box in properties(in: bytes) where box.name == "ispe" && box.content.count >= 12 {
      guard let width = bytes.bigEndian(box.content.lowerBound + 4, 4),
        let height = bytes.bigEndian(box.content.lowerBound + 8, 4)
      else { continue }
      if Double(width) * Double(height) > largest.map({ Double($0.width) * Double($0.height) }) ?? 0 {
        largest = (width, height)
      }
    }
    return largest
  }

  /// What the file says of its images; empty when the boxes that hold it are not there.
  static func properties(in bytes: [UInt8]) -> [Box] {
    var range = 0..<bytes.count
    for name in ["meta", "iprp", "ipco"] {
      guard let box = boxes(in: range, of: bytes).first(where: { $0.name == name }) else { return [] }
      // `meta` has a version and flags before its boxes.
      let skipped = name == "meta" ? 4 : 0
      guard box.content.count >= skipped else { return [] }
      range = box.content.dropFirst(skipped)
    }
    return boxes(in: range, of: bytes)
  }

  private static func boxes(in range: Range<Int>, of bytes: [UInt8]) -> [Box] {
    var found: [Box] = []
    var at = range.lowerBound
    // A hostile file may be nothing but empty boxes.
    while at + 8 <= range.upperBound, found.count < 10_000, let short = bytes.bigEndian(at, 4) {
      let header = short == 1 ? 16 : 8
      let long = short == 1 ? bytes.bigEndian(at + 8, 8) : short == 0 ? range.upperBound - at : short
      guard let length = long, length >= header, length <= range.upperBound - at else { break }
      found.append((String(decoding: bytes[at + 4..<at + 8], as: UTF8.self), at + header..<at + length))
      at += length
    }
    return found
  }
}

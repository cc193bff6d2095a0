import Foundation

/// The boxes at the top of an MP4 file, in order; empty when their lengths don't add up.
enum MP4Boxes {
  static func names(_ data: Data) -> [String] {
    let bytes = [UInt8](data)
    var names: [String] = []
    var offset = 0
    while offset + 8 <= bytes.count {
      let length = bytes[offset..<offset + 4].reduce(0) { $0 << 8 | Int($1) }
      guard length >= 8, offset + length <= bytes.count else { return [] }
      names.append(String(decoding: bytes[offset + 4..<offset + 8], as: UTF8.self))
      offset += length
    }
    return offset == bytes.count ? names : []
  }
}

internal import Foundation

/// Reads numbers out of bytes nobody has vouched for: every read outside of them is nil, never a trap.
struct ByteWindow {
  private let bytes: Data

  init(_ bytes: Data) { self.bytes = bytes }

  var count: Int { bytes.count }

  func byte(_ offset: Int) -> Int? {
    guard offset >= 0, offset < bytes.count else { return nil }
    return Int(bytes[bytes.startIndex + offset])
  }

  /// Up to four bytes, most significant first.
  func big(_ offset: Int, _ length: Int) -> Int? {
    var value = 0
    for step in 0..<length {
      guard let byte = byte(offset + step) else { return nil }
      value = value << 8 | byte
    }
    return value
  }

  /// Up to four bytes, least significant first.
  func little(_ offset: Int, _ length: Int) -> Int? {
    var value = 0
    for step in (0..<length).reversed() {
      guard let byte = byte(offset + step) else { return nil }
      value = value << 8 | byte
    }
    return value
  }

  func has(_ tag: String, at offset: Int) -> Bool { has(Array(tag.utf8), at: offset) }

  func has(_ tag: [UInt8], at offset: Int) -> Bool {
    tag.indices.allSatisfy { byte(offset + $0) == Int(tag[$0]) }
  }
}

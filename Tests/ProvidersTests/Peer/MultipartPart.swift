import Foundation

/// One part of a recorded form.
struct MultipartPart: Equatable {
  let headers: [String]
  let body: [UInt8]

  /// Nil when the body does not follow its boundary to the letter.
  static func parse(_ body: [UInt8], boundary: String) -> [MultipartPart]? {
    let opening = Array("--\(boundary)\r\n".utf8)
    let middle = Array("\r\n--\(boundary)\r\n".utf8)
    let closing = Array("\r\n--\(boundary)--\r\n".utf8)
    guard body.starts(with: opening), body.suffix(closing.count) == closing[...] else { return nil }
    let inner = Array(body[opening.count..<(body.count - closing.count)])
    return inner.split(separator: middle).map { part in
      guard let gap = Array(part).firstRange(of: Array("\r\n\r\n".utf8)) else {
        return MultipartPart(headers: [], body: Array(part))
      }
      let bytes = Array(part)
      let head = String(decoding: bytes[..<gap.lowerBound], as: UTF8.self)
      return MultipartPart(
        headers: head.components(separatedBy: "\r\n"), body: Array(bytes[gap.upperBound...]))
    }
  }
}

import Foundation

/// One request as it came over the wire.
struct RecordedRequest: Sendable {
  let method: String
  let target: String
  /// In the order they came, names in lower case.
  let headers: [(name: String, value: String)]
  let body: [UInt8]

  func header(_ name: String) -> String? { headers.first { $0.name == name }?.value }

  /// Nil while bytes are missing; `length` is how many were used.
  static func parse(_ bytes: [UInt8]) -> (request: RecordedRequest, length: Int)? {
    guard let end = bytes.firstRange(of: Array("\r\n\r\n".utf8)) else { return nil }
    let lines = String(decoding: bytes[..<end.lowerBound], as: UTF8.self).components(separatedBy: "\r\n")
    let words = (lines.first ?? "").split(separator: " ")
    guard words.count == 3 else { return nil }
    let headers = lines.dropFirst().map { line in
      let parts = line.split(separator: ":", maxSplits: 1)
      return (name: parts[0].lowercased(), value: parts.count > 1 ? String(parts[1].dropFirst()) : "")
    }
    let count = headers.first { $0.name == "content-length" }.flatMap { Int($0.value) } ?? 0
    guard bytes.count >= end.upperBound + count else { return nil }
    let body = Array(bytes[end.upperBound..<end.upperBound + count])
    let request = RecordedRequest(
      method: String(words[0]), target: String(words[1]), headers: headers, body: body)
    return (request, end.upperBound + count)
  }
}

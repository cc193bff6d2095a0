internal import Foundation

/// A `multipart/form-data` body (RFC 7578), read strictly: anything unusual is an error with a reason.
struct MultipartForm {
  struct Part {
    let name: String
    /// Nil for a text field; a file field has one.
    let fileName: String?
    /// Lower-case, without parameters; nil when the part names none.
    let mediaType: String?
    /// A slice of the body: its indices don't start at 0.
    let content: Data
  }

  struct Malformed: Error, Equatable {
    let reason: String
  }

  static let partLimit = 32
  static let headLimit = 8 << 10

  let parts: [Part]

  init(_ body: Data, boundary: String) throws(Malformed) {
    guard (1...70).contains(boundary.utf8.count), boundary.utf8.allSatisfy(Self.isBoundaryByte),
      boundary.last != " "
    else { throw Malformed(reason: "its boundary is not one that RFC 2046 allows") }
    let opening = Data("--\(boundary)".utf8)
    let delimiter = Data("\r\n--\(boundary)".utf8)
    guard body.starts(with: opening) else {
      throw Malformed(reason: "it does not start with the boundary that its header names")
    }

    var parts: [Part] = []
    var position = body.startIndex + opening.count
    while !body[position...].starts(with: Self.dashes) {
      let start = try Self.lineEnd(body, from: position)
      guard let end = body.range(of: delimiter, in: start..<body.endIndex) else {
        throw Malformed(reason: "it ends before its closing boundary")
      }
      guard parts.count < Self.partLimit else {
        throw Malformed(reason: "it has more than \(Self.partLimit) parts")
      }
      parts.append(try Self.part(body[start..<end.lowerBound]))
      position = end.upperBound
    }
    self.parts = parts
  }

  private static let dashes = Data("--".utf8)
  private static let newline = Data("\r\n".utf8)
  private static let blankLine = Data("\r\n\r\n".utf8)

  private static func isBoundaryByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "A")...UInt8(ascii: "Z"):
      true
    default: "'()+_,-./:=? ".utf8.contains(byte)
    }
  }

  /// Behind the line break that ends a boundary line; only blanks may stand before it.
  private static func lineEnd(_ body: Data, from position: Data.Index) throws(Malformed) -> Data.Index {
    let padding = body[position...].prefix { $0 == 0x20 || $0 == 0x09 }.count
    guard body[(position + padding)...].starts(with: newline) else {
      throw Malformed(reason: "a boundary is not followed by a line break")
    }
    return position + padding + newline.count
  }

  private static func part(_ bytes: Data) throws(Malformed) -> Part {
    let reach = bytes.startIndex..<min(bytes.endIndex, bytes.startIndex + headLimit)
    guard let blank = bytes.range(of: blankLine, in: reach) else {
      throw Malformed(reason: "the headers of a part do not end, or are longer than \(headLimit) bytes")
    }
    let headers = try headers(bytes[bytes.startIndex..<blank.lowerBound])
    guard let text = headers["content-disposition"], let disposition = HeaderValue(text),
      disposition.value == "form-data", let name = disposition.parameters["name"]
    else { throw Malformed(reason: "a part has no Content-Disposition of form-data with a name") }
    if let coding = headers["content-transfer-encoding"]?.lowercased(),
      !["binary", "8bit", "7bit"].contains(coding)
    {
      throw Malformed(reason: "part '\(name)' has a Content-Transfer-Encoding")
    }
    return Part(
      name: name, fileName: disposition.parameters["filename"],
      mediaType: try headers["content-type"].map { text throws(Malformed) in try mediaType(text, of: name) },
      content: bytes[blank.upperBound...])
  }

  private static func mediaType(_ text: String, of name: String) throws(Malformed) -> String {
    guard let type = HeaderValue(text) else {
      throw Malformed(reason: "part '\(name)' has an unreadable Content-Type")
    }
    return type.value
  }

  private static func headers(_ bytes: Data) throws(Malformed) -> [String: String] {
    guard let text = String(data: bytes, encoding: .utf8) else {
      throw Malformed(reason: "the headers of a part are not UTF-8")
    }
    var headers: [String: String] = [:]
    for line in text.split(separator: "\r\n", omittingEmptySubsequences: false) {
      guard let colon = line.firstIndex(of: ":"), colon > line.startIndex,
        headers.updateValue(
          line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces),
          forKey: line[..<colon].lowercased()) == nil
      else { throw Malformed(reason: "a part has a header line that can't be read, or one that comes twice") }
    }
    return headers
  }
}

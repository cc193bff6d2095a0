/// Reads one JSON text (RFC 8259) with the place of every value, which Foundation's readers don't tell.
struct JSONReader {
  private var cursor: ManifestCursor
  private var depth = 0

  /// Deeper than any manifest needs to be.
  private static let depthLimit = 16

  init(_ bytes: some Sequence<UInt8>, line: Int) { cursor = ManifestCursor(bytes, line: line) }

  /// Throws at the first byte that does not belong; nothing may follow the value.
  mutating func read() throws(ManifestProblem) -> Located<ManifestValue> {
    let value = try value()
    skipSpace()
    if cursor.byte != nil { throw problem("more follows the end of the object") }
    return value
  }

  private mutating func value() throws(ManifestProblem) -> Located<ManifestValue> {
    skipSpace()
    let place = cursor.place
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.depthLimit else { throw problem("too many brackets inside each other") }
    let value: ManifestValue
    switch cursor.byte {
    case UInt8(ascii: "{"): value = .map(try object())
    case UInt8(ascii: "["): value = .list(try list())
    case UInt8(ascii: "\""): value = .scalar(try string())
    default: value = try word()
    }
    return Located(value: value, place: place)
  }

  private mutating func object() throws(ManifestProblem) -> [ManifestCell] {
    cursor.take()
    var cells: [ManifestCell] = []
    var keys: Set<String> = []
    skipSpace()
    if cursor.byte == UInt8(ascii: "}") {
      cursor.take()
      return cells
    }
    while true {
      skipSpace()
      let place = cursor.place
      guard cursor.byte == UInt8(ascii: "\"") else { throw problem("a name in quotes was expected here") }
      let key = try string()
      guard keys.insert(key).inserted else {
        throw ManifestProblem("duplicate key \(key)", at: place)
      }
      skipSpace()
      guard cursor.byte == UInt8(ascii: ":") else { throw problem("a colon should follow the name") }
      cursor.take()
      cells.append(ManifestCell(key: Located(value: key, place: place), value: try value()))
      if try !goesOn(until: UInt8(ascii: "}")) { return cells }
    }
  }

  private mutating func list() throws(ManifestProblem) -> [Located<ManifestValue>] {
    cursor.take()
    var values: [Located<ManifestValue>] = []
    skipSpace()
    if cursor.byte == UInt8(ascii: "]") {
      cursor.take()
      return values
    }
    while true {
      values.append(try value())
      if try !goesOn(until: UInt8(ascii: "]")) { return values }
    }
  }

  private mutating func goesOn(until end: UInt8) throws(ManifestProblem) -> Bool {
    skipSpace()
    guard let byte = cursor.byte, byte == end || byte == UInt8(ascii: ",") else {
      throw problem("a comma or the closing bracket was expected here")
    }
    cursor.take()
    return byte != end
  }

  /// A number, `true`, `false` or `null`.
  private mutating func word() throws(ManifestProblem) -> ManifestValue {
    let start = cursor.place
    var bytes: [UInt8] = []
    while let byte = cursor.byte, !",]} \t\r\n".utf8.contains(byte) {
      bytes.append(byte)
      cursor.take()
    }
    let text = String(decoding: bytes, as: UTF8.self)
    switch text {
    case "null": return .none
    case "true", "false": return .scalar(text)
    default:
      guard text.wholeMatch(of: #/-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?/#) != nil else {
        throw ManifestProblem(
          text.isEmpty ? "a value is missing" : "\(text) is not a JSON value; put text in quotes", at: start)
      }
      return .scalar(text)
    }
  }

  private mutating func string() throws(ManifestProblem) -> String {
    let start = cursor.place
    cursor.take()
    var units: [UInt8] = []
    while let byte = cursor.byte {
      switch byte {
      case UInt8(ascii: "\""):
        cursor.take()
        return String(decoding: units, as: UTF8.self)
      case UInt8(ascii: "\\"):
        units += String(try escape()).utf8
      case 0..<0x20:
        throw problem(
          "a control character; write it as \\u00" + (byte < 16 ? "0" : "") + String(byte, radix: 16))
      default:
        units.append(byte)
        cursor.take()
      }
    }
    throw ManifestProblem("this quote is never closed", at: start)
  }

  private mutating func escape() throws(ManifestProblem) -> Character {
    let place = cursor.place
    cursor.take()
    switch cursor.take() {
    case UInt8(ascii: "\""): return "\""
    case UInt8(ascii: "\\"): return "\\"
    case UInt8(ascii: "/"): return "/"
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"):
      var units = [try unit(from: place)]
      if UTF16.isLeadSurrogate(units[0]), cursor.byte == UInt8(ascii: "\\") {
        cursor.take()
        if cursor.take() == UInt8(ascii: "u") { units.append(try unit(from: place)) }
      }
      guard let text = String(validating: units, as: UTF16.self), let character = text.first else {
        throw ManifestProblem("half of a surrogate pair", at: place)
      }
      return character
    default: throw ManifestProblem("an escape that JSON does not have", at: place)
    }
  }

  /// Four hex digits.
  private mutating func unit(from place: ManifestPlace) throws(ManifestProblem) -> UInt16 {
    var value: UInt16 = 0
    for _ in 0..<4 {
      guard let byte = cursor.take(), let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
        throw ManifestProblem("\\u without four hex digits", at: place)
      }
      value = value << 4 | UInt16(digit)
    }
    return value
  }

  private mutating func skipSpace() { cursor.skip { " \t\r\n".utf8.contains($0) } }

  private func problem(_ message: String) -> ManifestProblem {
    ManifestProblem(cursor.byte == nil ? "the line ends too early" : message, at: cursor.place)
  }
}

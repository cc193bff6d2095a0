/// A bracket expression of a `.gitignore`'s glob, as git's wildmatch reads it.
enum IgnoreSet {
  /// Reads what follows the opening bracket, with the closing one; nil when it is malformed.
  static func read(_ rest: inout ArraySlice<UInt8>) -> [Bool]? {
    var set = [Bool](repeating: false, count: 256)
    let isNegated = rest.first == UInt8(ascii: "!") || rest.first == UInt8(ascii: "^")
    if isNegated { rest.removeFirst() }
    var last: UInt8?
    // The first byte belongs to the set even when it is the closing bracket.
    repeat {
      guard let byte = rest.popFirst() else { return nil }
      if byte == UInt8(ascii: "\\") {
        guard let escaped = rest.popFirst() else { return nil }
        set[Int(escaped)] = true
        last = escaped
      } else if byte == UInt8(ascii: "-"), let low = last, let next = rest.first, next != UInt8(ascii: "]") {
        guard let high = end(of: &rest) else { return nil }
        if low <= high { for value in low...high { set[Int(value)] = true } }
        last = nil
      } else if byte == UInt8(ascii: "["), rest.first == UInt8(ascii: ":") {
        guard let close = rest.firstIndex(of: UInt8(ascii: "]")) else { return nil }
        let name = rest[(rest.startIndex + 1)..<close]
        if name.last == UInt8(ascii: ":") {
          guard let holds = classes[String(decoding: name.dropLast(), as: UTF8.self)] else { return nil }
          for value in UInt8.min...0x7F where holds(value) { set[Int(value)] = true }
          rest = rest[(close + 1)...]
          last = nil
        } else {
          set[Int(byte)] = true
          last = byte
        }
      } else {
        set[Int(byte)] = true
        last = byte
      }
    } while rest.first != UInt8(ascii: "]")
    rest.removeFirst()
    return isNegated ? set.map { !$0 } : set
  }

  private static func end(of rest: inout ArraySlice<UInt8>) -> UInt8? {
    guard let byte = rest.popFirst() else { return nil }
    return byte == UInt8(ascii: "\\") ? rest.popFirst() : byte
  }

  private static func isLetter(_ byte: UInt8) -> Bool { isUpper(byte) || isLower(byte) }
  private static func isUpper(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte) }
  private static func isLower(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte) }
  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
  private static func isGraph(_ byte: UInt8) -> Bool { (0x21...0x7E).contains(byte) }

  private static let classes: [String: @Sendable (UInt8) -> Bool] = [
    "alnum": { isLetter($0) || isDigit($0) },
    "alpha": { isLetter($0) },
    "blank": { $0 == 0x20 || $0 == 0x09 },
    "cntrl": { $0 < 0x20 || $0 == 0x7F },
    "digit": { isDigit($0) },
    "graph": { isGraph($0) },
    "lower": { isLower($0) },
    "print": { $0 == 0x20 || isGraph($0) },
    "punct": { isGraph($0) && !isLetter($0) && !isDigit($0) },
    "space": { $0 == 0x20 || (0x09...0x0D).contains($0) },
    "upper": { isUpper($0) },
    "xdigit": { isDigit($0) || (0x41...0x46).contains($0) || (0x61...0x66).contains($0) },
  ]
}

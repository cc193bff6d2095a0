/// `Content-Range: bytes first-last/total` or `bytes */total` (RFC 9110 section 14.4).
struct ContentRange: Equatable, Sendable {
  /// Nil in a 416.
  let range: ClosedRange<Int>?
  /// Nil when the server does not know.
  let total: Int?

  init?(_ text: String) {
    let words = text.split(separator: " ")
    guard words.count == 2, words[0].lowercased() == "bytes" else { return nil }
    let parts = words[1].split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2 else { return nil }
    total = parts[1] == "*" ? nil : Self.number(parts[1])
    if total == nil && parts[1] != "*" { return nil }

    if parts[0] == "*" {
      guard total != nil else { return nil }
      range = nil
      return
    }
    let ends = parts[0].split(separator: "-", omittingEmptySubsequences: false).map { Self.number($0) }
    guard ends.count == 2, let first = ends[0], let last = ends[1], first <= last, last < total ?? .max
    else { return nil }
    range = first...last
  }

  private static func number(_ text: Substring) -> Int? {
    guard text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    return Int(text)
  }
}

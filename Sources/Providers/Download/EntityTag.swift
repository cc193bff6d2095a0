/// A strong entity tag (RFC 9110 section 8.8.3); the only kind that a download may be resumed on.
struct EntityTag: Equatable, Sendable {
  let text: String

  /// Nil for weak or malformed tags.
  init?(_ text: String) {
    guard text.utf8.count >= 2, text.utf8.count <= 512, text.first == "\"", text.last == "\"",
      text.utf8.dropFirst().dropLast().allSatisfy({ $0 > 0x20 && $0 != 0x22 && $0 != 0x7F })
    else { return nil }
    self.text = text
  }
}

extension String {
  /// How many columns of a terminal it takes, nearly: wide writing and emoji take two for a character.
  var columns: Int { reduce(0) { $0 + ($1.isWide ? 2 : 1) } }

  /// With blanks behind it, up to so many columns.
  func padded(to width: Int) -> String { self + String(repeating: " ", count: max(width - columns, 0)) }
}

extension Character {
  fileprivate var isWide: Bool {
    guard let scalar = unicodeScalars.first else { return false }
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
      0xFFE0...0xFFE6, 0x20000...0x3FFFD:
      return true
    default: return scalar.properties.isEmojiPresentation || unicodeScalars.contains("\u{FE0F}")
    }
  }
}

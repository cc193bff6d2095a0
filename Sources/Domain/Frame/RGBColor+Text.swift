extension RGBColor {
  /// The names that `init(_:)` reads: the seventeen basic ones of CSS, and `gray` as the British write it.
  package static let names: [String: RGBColor] = [
    "aqua": RGBColor(red: 0, green: 255, blue: 255),
    "black": .black,
    "blue": RGBColor(red: 0, green: 0, blue: 255),
    "fuchsia": RGBColor(red: 255, green: 0, blue: 255),
    "gray": RGBColor(red: 128, green: 128, blue: 128),
    "green": RGBColor(red: 0, green: 128, blue: 0),
    "grey": RGBColor(red: 128, green: 128, blue: 128),
    "lime": RGBColor(red: 0, green: 255, blue: 0),
    "maroon": RGBColor(red: 128, green: 0, blue: 0),
    "navy": RGBColor(red: 0, green: 0, blue: 128),
    "olive": RGBColor(red: 128, green: 128, blue: 0),
    "orange": RGBColor(red: 255, green: 165, blue: 0),
    "purple": RGBColor(red: 128, green: 0, blue: 128),
    "red": RGBColor(red: 255, green: 0, blue: 0),
    "silver": RGBColor(red: 192, green: 192, blue: 192),
    "teal": RGBColor(red: 0, green: 128, blue: 128),
    "white": RGBColor(red: 255, green: 255, blue: 255),
    "yellow": RGBColor(red: 255, green: 255, blue: 0),
  ]

  /// Reads a name of `names`, `#rgb` or `#rrggbb`, the `#` optional; nil for anything else.
  package init?(_ text: some StringProtocol) {
    let word = text.lowercased()
    if let named = Self.names[word] {
      self = named
      return
    }
    var digits = word.hasPrefix("#") ? word.dropFirst() : word[...]
    if digits.count == 3 { digits = Substring(digits.flatMap { [$0, $0] }) }
    guard digits.count == 6, digits.allSatisfy({ $0.isASCII && $0.isHexDigit }),
      let value = UInt32(digits, radix: 16)
    else { return nil }
    self.init(
      red: UInt8(value >> 16 & 0xFF), green: UInt8(value >> 8 & 0xFF), blue: UInt8(value & 0xFF))
  }

  /// A name where there is one, else `#ff8000`.
  package var title: String {
    Self.names.filter { $0.value == self }.keys.min() ?? "#\(hex)"
  }
}

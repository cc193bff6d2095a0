/// An opaque sRGB colour, 8 bits a channel.
package struct RGBColor: Hashable, Sendable, Codable {
  package let red: UInt8
  package let green: UInt8
  package let blue: UInt8

  package static let black = RGBColor(red: 0, green: 0, blue: 0)

  package init(red: UInt8, green: UInt8, blue: UInt8) {
    self.red = red
    self.green = green
    self.blue = blue
  }
}

extension RGBColor {
  /// Six lower-case hex digits, `ff8000`.
  package var hex: String {
    [red, green, blue].map { channel in
      let digits = String(channel, radix: 16)
      return digits.count == 1 ? "0\(digits)" : digits
    }.joined()
  }
}

/// US dollars in whole micro-dollars, so that sums and caps are exact. What is too much to count stays at the most
/// that can be, which no cap allows.
package struct Money: Hashable, Sendable, Codable, Comparable {
  package let micros: Int64

  package static let zero = Money(micros: 0)

  package init(micros: Int64) { self.micros = micros }

  /// Reads `1`, `0.40`, `12.345678`; nil for signs, exponents, more than six decimals or more than $1 billion.
  package init?(_ text: some StringProtocol) {
    let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    guard let whole = Self.number(parts[0], digits: 1...9) else { return nil }
    var fraction: Int64 = 0
    if parts.count == 2 {
      guard let digits = Self.number(parts[1], digits: 1...6) else { return nil }
      fraction = (parts[1].utf8.count..<6).reduce(digits) { value, _ in value * 10 }
    }
    micros = whole * 1_000_000 + fraction
  }

  package static func < (left: Money, right: Money) -> Bool { left.micros < right.micros }

  package static func + (left: Money, right: Money) -> Money {
    let (sum, isTooMuch) = left.micros.addingReportingOverflow(right.micros)
    return isTooMuch ? Money(micros: right.micros < 0 ? .min : .max) : Money(micros: sum)
  }

  package static func * (left: Money, right: Int) -> Money {
    let (product, isTooMuch) = left.micros.multipliedReportingOverflow(by: Int64(right))
    return isTooMuch ? Money(micros: (left.micros < 0) == (right < 0) ? .max : .min) : Money(micros: product)
  }

  package static func += (left: inout Money, right: Money) { left = left + right }

  private static func number(_ digits: some StringProtocol, digits count: ClosedRange<Int>) -> Int64? {
    guard count.contains(digits.utf8.count), digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
      return nil
    }
    return Int64(digits)
  }
}

extension Money: CustomStringConvertible {
  /// `$0.40`, with more decimals only where there are any.
  package var description: String { "$\(decimal)" }

  /// `0.40`: at least two decimals, no sign of the currency.
  package var decimal: String {
    let sign = micros < 0 ? "-" : ""
    var fraction = String(micros.magnitude % 1_000_000 + 1_000_000).dropFirst()
    while fraction.count > 2, fraction.last == "0" { fraction.removeLast() }
    return "\(sign)\(micros.magnitude / 1_000_000).\(fraction)"
  }
}

/// Numbers with a unit behind them.
enum UnitFigure {
  /// How many single things `text` counts, rounded to a whole one; nil for no number, no known unit, none at all
  /// or too many to count. Without a unit it counts single things.
  static func read(_ text: some StringProtocol, units: [(name: String, size: Int)]) -> Int? {
    let digits = text.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
    let name = text[digits.endIndex...].drop { $0 == " " }.lowercased()
    let known = name.isEmpty ? 1 : units.first { $0.name.lowercased() == name }?.size
    guard let known, digits.first != ".", digits.last != ".", let number = Double(String(digits)) else {
      return nil
    }
    let count = (number * Double(known)).rounded()
    return count >= 1 && count < 1e18 ? Int(count) : nil
  }
}

/// Lists of values as error texts have them.
enum WordList {
  /// `'4', '8', and '12'`.
  static func quoted(_ values: [String], _ conjunction: String) -> String {
    let quoted = values.map { "'\($0)'" }
    guard let last = quoted.last, quoted.count > 1 else { return quoted.first ?? "" }
    let comma = quoted.count > 2 ? "," : ""
    return quoted.dropLast().joined(separator: ", ") + "\(comma) \(conjunction) \(last)"
  }
}

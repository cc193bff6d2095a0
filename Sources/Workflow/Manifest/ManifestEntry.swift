package import Domain
private import Foundation

/// What one row of a manifest asks for, each word understood; what the provider makes of it is not asked yet.
package struct ManifestEntry: Sendable {
  package let place: ManifestPlace
  package private(set) var image: Located<String>?
  package private(set) var prompt: String?
  package private(set) var size: Located<FrameSize>?
  package private(set) var seconds: Located<Int>?
  package private(set) var model: Located<String>?
  package private(set) var fit: Fit?
  package private(set) var gravity: Gravity?
  package private(set) var background: Background?
  package private(set) var take: Int?
  package private(set) var options: [String: Located<String>] = [:]

  /// Adds what is wrong to `problems`; the other columns count all the same, so that all is told at once.
  init(_ row: ManifestRow, _ problems: inout [ManifestProblem]) {
    place = row.place
    for cell in SoraRow(row, &problems)?.cells ?? row.cells {
      if cell.isEmpty { continue }
      do throws(ManifestProblem) {
        try read(cell)
      } catch {
        problems.append(error)
      }
    }
    if image == nil { problems.append(ManifestProblem("this shot has no image", at: place)) }
  }

  private mutating func read(_ cell: ManifestCell) throws(ManifestProblem) {
    guard let column = ManifestColumn(rawValue: cell.key.value) else {
      options[cell.key.value] = try cell.text()
      return
    }
    switch column {
    case .image: image = try cell.text()
    case .prompt: prompt = try cell.text().value.trimmingCharacters(in: .whitespacesAndNewlines)
    case .size: size = try cell.parsed("1280x720 or auto") { FrameSize($0) }
    case .seconds: seconds = try cell.parsed("a number from 1 to 3600") { Self.number($0, in: 1...3600) }
    case .model: model = try cell.text()
    case .fit: fit = try cell.parsed("cover or contain") { Fit(rawValue: $0.lowercased()) }.value
    case .gravity:
      try direct(to: cell.parsed(Gravity.names.joined(separator: ", ")) { Gravity($0) }, by: cell)
    case .focus:
      try direct(
        to: cell.pair().parsed("a point such as 0.5,0.3") { FocusPoint($0).map(Gravity.focus) }, by: cell)
    case .background: background = try cell.parsed("a colour or blur") { Background($0) }.value
    case .seed:
      // An option of those models that have one.
      let seed = try cell.parsed("a whole number") { Int($0) }
      options[cell.key.value] = Located(value: String(seed.value), place: seed.place)
    case .take: take = try cell.parsed("a number from 1 to 9999") { Self.number($0, in: 1...9999) }.value
    case .options:
      guard case .map(let cells) = cell.value.value else {
        throw ManifestProblem("options is a map of names and values", at: cell.value.place)
      }
      for option in cells { options[option.key.value] = try option.text() }
    }
  }

  private mutating func direct(
    to found: Located<Gravity>, by cell: ManifestCell
  ) throws(ManifestProblem) {
    guard gravity == nil else {
      throw ManifestProblem("gravity and focus are one setting; give one of them", at: cell.key.place)
    }
    gravity = found.value
  }

  private static func number(_ text: String, in range: ClosedRange<Int>) -> Int? {
    Int(text).flatMap { range.contains($0) ? $0 : nil }
  }
}

extension ManifestCell {
  /// Throws when a list or a map stands where a word should.
  fileprivate func text() throws(ManifestProblem) -> Located<String> {
    guard case .scalar(let text) = value.value else {
      throw ManifestProblem("\(key.value) is one value, not a list or a map", at: value.place)
    }
    return Located(value: text, place: value.place)
  }

  fileprivate func parsed<Value>(
    _ wanted: String, _ parse: (String) -> Value?
  ) throws(ManifestProblem) -> Located<Value> {
    let text = try text()
    guard let value = parse(text.value) else {
      throw ManifestProblem("\(key.value) is \(text.value); it should be \(wanted)", at: text.place)
    }
    return Located(value: value, place: text.place)
  }

  /// The cell with a list of two numbers written as one word.
  fileprivate func pair() -> ManifestCell {
    guard case .list(let items) = value.value else { return self }
    let words = items.compactMap { item in
      if case .scalar(let text) = item.value { text } else { nil }
    }
    return ManifestCell(
      key: key, value: Located(value: .scalar(words.joined(separator: ",")), place: value.place))
  }
}

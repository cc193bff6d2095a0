/// Reads comma-separated values (RFC 4180) record by record, with the place of every cell.
///
/// Not by SwiftCSV: it tells no places, takes an open quote for the end of the file, and ends rows at U+2028.
struct CSVReader {
  private var cursor: ManifestCursor
  private(set) var problems: [ManifestProblem] = []

  init(_ bytes: some Sequence<UInt8>) { cursor = ManifestCursor(bytes) }

  /// The next record that is not a blank line; nil after the last.
  mutating func next() -> [Located<String>]? {
    while cursor.byte != nil {
      var cells = [cell()]
      while cursor.byte == UInt8(ascii: ",") {
        cursor.take()
        cells.append(cell())
      }
      endLine()
      if cells.contains(where: { !$0.value.isEmpty }) { return cells }
    }
    return nil
  }

  private mutating func cell() -> Located<String> {
    cursor.skip { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
    let place = cursor.place
    return Located(value: cursor.byte == UInt8(ascii: "\"") ? quoted() : plain(), place: place)
  }

  private mutating func plain() -> String {
    var text: [UInt8] = []
    while let byte = cursor.byte, byte != UInt8(ascii: ","), !cursor.isAtLineEnd {
      if byte == UInt8(ascii: "\"") {
        complain("a quote inside a cell; put the whole cell in quotes and write each quote in it twice")
      }
      text.append(byte)
      cursor.take()
    }
    while text.last == UInt8(ascii: " ") || text.last == UInt8(ascii: "\t") { text.removeLast() }
    return String(decoding: text, as: UTF8.self)
  }

  private mutating func quoted() -> String {
    let start = cursor.place
    cursor.take()
    var text: [UInt8] = []
    while let byte = cursor.take() {
      guard byte == UInt8(ascii: "\"") else {
        text.append(byte)
        continue
      }
      if cursor.byte == byte {
        text.append(byte)
        cursor.take()
        continue
      }
      cursor.skip { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
      if let next = cursor.byte, next != UInt8(ascii: ","), !cursor.isAtLineEnd {
        complain("text behind a closing quote; write quotes inside a cell twice")
        while let byte = cursor.byte, byte != UInt8(ascii: ","), !cursor.isAtLineEnd { cursor.take() }
      }
      return String(decoding: text, as: UTF8.self)
    }
    problems.append(ManifestProblem("this quote is never closed", at: start))
    return String(decoding: text, as: UTF8.self)
  }

  private mutating func endLine() {
    if cursor.take() == UInt8(ascii: "\r"), cursor.byte == UInt8(ascii: "\n") { cursor.take() }
  }

  /// Once a line: one slip is seldom alone.
  private mutating func complain(_ message: String) {
    let problem = ManifestProblem(message, at: cursor.place)
    if problems.last?.place.line != problem.place.line { problems.append(problem) }
  }
}

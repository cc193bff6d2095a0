/// What a terminal of some width would show of what was sent to it: enough of one for a block of lines that is drawn
/// over and over. Lines that leave the top are kept.
package struct Screen {
  private var rows: [[Character]] = [[]]
  private var (row, column) = (0, 0)
  private let columns: Int
  private let height: Int
  /// What was sent that this terminal does not know.
  package private(set) var unknown: [String] = []
  /// How many lines were broken because they were too long.
  package private(set) var wraps = 0

  package init(columns: Int, rows height: Int = 24, showing text: String) {
    (self.columns, self.height) = (columns, height)
    var rest = text.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      switch scalar {
      case "\r": column = 0
      case "\n": lineFeed()
      case "\u{1B}": obey(&rest)
      default: put(Character(scalar))
      }
    }
  }

  /// Without blanks at the ends of lines.
  package var lines: [String] {
    rows.map { row in String(row.reversed().drop { $0 == " " }.reversed()) }
  }

  private mutating func put(_ character: Character) {
    if column == columns {
      wraps += 1
      column = 0
      lineFeed()
    }
    let gap = column - rows[row].count
    if gap > 0 { rows[row] += Array(repeating: " ", count: gap) }
    if column < rows[row].count { rows[row][column] = character } else { rows[row].append(character) }
    column += 1
  }

  private mutating func lineFeed() {
    row += 1
    if row == rows.count { rows.append([]) }
  }

  private mutating func obey(_ rest: inout Substring.UnicodeScalarView) {
    guard rest.popFirst() == "[" else { return unknown.append("ESC") }
    var figure = ""
    while let next = rest.popFirst() {
      if ("0"..."9").contains(next) {
        figure.unicodeScalars.append(next)
        continue
      }
      switch next {
      case "m": break
      case "A": row = max(row - (Int(figure) ?? 1), rows.count - min(rows.count, height))
      case "K": rows[row].removeLast(max(rows[row].count - column, 0))
      case "J":
        rows[row].removeLast(max(rows[row].count - column, 0))
        rows.removeLast(rows.count - row - 1)
      default: unknown.append("[\(figure)\(next)")
      }
      return
    }
  }
}

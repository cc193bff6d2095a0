private import Domain
private import Foundation

/// Rows of cells, in columns as wide as they need; nothing in a cell reaches into another.
struct TextTable {
  let text: String

  init(_ rows: [[String]]) {
    let rows = rows.map { $0.map(\.visible) }
    let widths = (rows.first ?? []).indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    text = rows.map { row in
      let cells = zip(row, widths).map { cell, width in
        cell.padding(toLength: width, withPad: " ", startingAt: 0)
      }
      let line = cells.joined(separator: "  ")
      return String(line.reversed().drop { $0 == " " }.reversed()) + "\n"
    }.joined()
  }
}

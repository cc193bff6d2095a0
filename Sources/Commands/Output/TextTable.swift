private import Domain

/// Rows of cells, in columns as wide as they need; nothing in a cell reaches into another.
struct TextTable {
  let text: String

  init(_ rows: [[String]]) {
    let rows = rows.map { $0.map(\.visible) }
    let widths = (rows.first ?? []).indices.map { column in rows.map { $0[column].columns }.max() ?? 0 }
    text = rows.map { row in
      let line = zip(row, widths).map { $0.padded(to: $1) }.joined(separator: "  ")
      return String(line.reversed().drop { $0 == " " }.reversed()) + "\n"
    }.joined()
  }
}

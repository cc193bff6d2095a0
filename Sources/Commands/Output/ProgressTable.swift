/// Rows that are drawn anew all the time: columns keep their places, and no row is wider than the terminal.
enum ProgressTable {
  private struct Column {
    /// The place of its cell in a row.
    let cell: Int
    let width: Int
    let isNumber: Bool
  }

  /// From left to right.
  private static let columns = [
    Column(cell: 0, width: 8, isNumber: false), Column(cell: 6, width: 20, isNumber: false),
    Column(cell: 1, width: 7, isNumber: true), Column(cell: 4, width: 11, isNumber: false),
    Column(cell: 5, width: 10, isNumber: false), Column(cell: 3, width: 8, isNumber: true),
    Column(cell: 2, width: 9, isNumber: true),
  ]

  /// - Parameter rows: cells by need, the most needed first; the last ones are left out where there is no room.
  static func lines(_ rows: [[String]], columns room: Int) -> [String] {
    for count in (2...columns.count).reversed() {
      let kept = columns.filter { $0.cell < count }
      let widths = kept.map { column in rows.map { $0[column.cell].count }.reduce(column.width, max) }
      let lines = rows.map { row in
        zip(kept, widths).map { column, width in
          let gap = String(repeating: " ", count: width - row[column.cell].count)
          return column.isNumber ? gap + row[column.cell] : row[column.cell] + gap
        }.joined(separator: "  ")
      }
      if lines.allSatisfy({ $0.count <= room }) { return lines }
    }
    return rows.map { String("\($0[0]) \($0[1])".prefix(max(room, 0))) }
  }
}

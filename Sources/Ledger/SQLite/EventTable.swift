internal import Domain
internal import GRDB

/// The SQL of the table `events`, which only ever grows.
enum EventTable {
  static func add(_ entry: HistoryEntry, of id: ShotID, in db: Database) throws {
    let sql = "INSERT INTO events (shot_id, at, from_state, to_state, note) VALUES (?, ?, ?, ?, ?)"
    try db.cachedStatement(sql: sql).execute(
      arguments: [id.digest.hex, entry.at, entry.from?.rawValue, entry.to.rawValue, entry.note])
  }

  static func all(of id: ShotID, in db: Database) throws -> [HistoryEntry] {
    let sql = "SELECT * FROM events WHERE shot_id = ? ORDER BY sequence"
    return try Row.fetchAll(db, sql: sql, arguments: [id.digest.hex]).map { row in
      let from = try row.decode(String?.self, forColumn: "from_state")
      return HistoryEntry(
        at: try row.decode(forColumn: "at"), from: try from.map { try ShotRow.value($0, "from_state") },
        to: try ShotRow.value(row.decode(forColumn: "to_state"), "to_state"),
        note: try row.decode(forColumn: "note"))
    }
  }
}

internal import Domain
internal import GRDB

/// The SQL of the table `placements`.
enum PlacementTable {
  static func current(_ name: String, in db: Database) throws -> Placement? {
    try fetch("name = ? AND is_current = 1", [name], in: db).first
  }

  static func all(of id: ShotID, in db: Database) throws -> [Placement] {
    try fetch("shot_id = ? ORDER BY name", [id.digest.hex], in: db)
  }

  static func all(ofShots numbers: ClosedRange<Int64>, in db: Database) throws -> [Placement] {
    try fetch(
      "shot_id IN (SELECT id FROM shots WHERE sequence BETWEEN ? AND ?) ORDER BY name",
      [numbers.lowerBound, numbers.upperBound], in: db)
  }

  static func find(clip: String, in db: Database) throws -> Placement? {
    try fetch("clip = ?", [clip], in: db).first
  }

  static func put(_ placement: Placement, in db: Database) throws {
    let place = placement.place
    try db.execute(
      sql: """
        INSERT INTO placements (name, shot_id, source, clip, is_current) VALUES (?, ?, ?, ?, ?)
        ON CONFLICT (name, shot_id)
          DO UPDATE SET source = excluded.source, clip = excluded.clip, is_current = excluded.is_current
        """,
      arguments: [
        place.name, placement.shot.digest.hex, place.source, place.clip, placement.isCurrent,
      ])
  }

  static func remove(_ placement: Placement, in db: Database) throws {
    try db.execute(
      sql: "DELETE FROM placements WHERE name = ? AND shot_id = ?",
      arguments: [placement.place.name, placement.shot.digest.hex])
  }

  private static func fetch(
    _ condition: String, _ arguments: StatementArguments, in db: Database
  ) throws -> [Placement] {
    let sql = "SELECT * FROM placements WHERE \(condition)"
    return try Row.fetchAll(db.cachedStatement(sql: sql), arguments: arguments).map { row in
      Placement(
        shot: ShotID(digest: try ShotRow.digest(row.decode(forColumn: "shot_id"))),
        place: OutputPlace(
          name: try row.decode(forColumn: "name"), source: try row.decode(forColumn: "source"),
          clip: try row.decode(forColumn: "clip")),
        isCurrent: try row.decode(forColumn: "is_current"))
    }
  }
}

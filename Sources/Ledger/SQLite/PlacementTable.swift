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

  /// Makes the name stand for the shot. Throws `clipPathTaken` where the clip's path is another's.
  static func set(_ place: OutputPlace, to id: ShotID, in db: Database) throws -> Placement {
    if let other = try fetch("clip = ?", [place.clip], in: db).first,
      other.shot != id || other.place.name != place.name
    {
      throw LedgerError(.clipPathTaken(place.clip, by: other.shot))
    }
    try db.execute(
      sql: """
        INSERT INTO placements (name, shot_id, source, clip, is_current) VALUES (?, ?, ?, ?, 1)
        ON CONFLICT (name, shot_id) DO UPDATE SET source = excluded.source, clip = excluded.clip, is_current = 1
        """, arguments: [place.name, id.digest.hex, place.source, place.clip])
    return Placement(shot: id, place: place, isCurrent: true)
  }

  /// The name's earlier shot keeps its clip elsewhere.
  static func moveAside(_ placement: Placement, to clip: String, in db: Database) throws {
    if let other = try fetch("clip = ?", [clip], in: db).first, other.shot != placement.shot {
      throw LedgerError(.clipPathTaken(clip, by: other.shot))
    }
    try db.execute(
      sql: "UPDATE placements SET clip = ?, is_current = 0 WHERE name = ? AND shot_id = ?",
      arguments: [clip, placement.place.name, placement.shot.digest.hex])
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

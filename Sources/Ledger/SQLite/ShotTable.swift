internal import Domain
internal import GRDB

/// The SQL of the table `shots`.
enum ShotTable {
  static func find(_ id: ShotID, in db: Database) throws -> ShotRecord? {
    try one("id = ?", [id.digest.hex], in: db)
  }

  static func find(purchase: Digest, in db: Database) throws -> ShotRecord? {
    try one("purchase = ?", [purchase.hex], in: db)
  }

  private static func one(
    _ condition: String, _ arguments: StatementArguments, in db: Database
  ) throws -> ShotRecord? {
    let sql = "SELECT \(ShotColumn.list) FROM shots WHERE \(condition)"
    return try Row.fetchCursor(db.cachedStatement(sql: sql), arguments: arguments).map(ShotRow.decode).next()
  }

  /// The new row's sequence.
  static func insert(_ record: ShotRecord, in db: Database) throws -> Int64 {
    let values = try ShotRow.encode(record)
    try db.cachedStatement(sql: ShotColumn.insertion).execute(arguments: StatementArguments(values))
    return db.lastInsertedRowID
  }

  static func update(_ record: ShotRecord, in db: Database) throws {
    let values = try ShotRow.encode(record) + [record.sequence]
    try db.cachedStatement(sql: ShotColumn.change).execute(arguments: StatementArguments(values))
  }

  static func page(
    in states: Set<ShotState>, realm: Realm?, after sequence: Int64, limit: Int, from db: Database
  ) throws -> [ShotRecord] {
    let sql = """
      SELECT \(ShotColumn.list) FROM shots
      WHERE sequence > ? AND state IN (\(marks(states.count))) AND realm IN (?, ?) AND \(isWanted)
      ORDER BY sequence LIMIT ?
      """
    let realms = realm.map { [$0, $0] } ?? Realm.allCases
    var arguments: StatementArguments = [sequence]
    arguments += StatementArguments(states.map(\.rawValue).sorted())
    arguments += StatementArguments(realms.map(\.rawValue))
    arguments += [limit]
    let rows = try Row.fetchCursor(db.cachedStatement(sql: sql), arguments: arguments)
    return try Array(rows.map(ShotRow.decode))
  }

  /// Left by a killed run; few, since submits and downloads have a width.
  static func halfWay(in db: Database) throws -> [ShotID] {
    let sql = "SELECT id FROM shots WHERE state IN ('submitting', 'downloading') ORDER BY sequence"
    return try String.fetchAll(db, sql: sql).map { ShotID(digest: try ShotRow.digest($0)) }
  }

  static func unclear(provider: String, baseURL: String, in db: Database) throws -> Int {
    let sql = """
      SELECT COUNT(*) FROM shots WHERE state IN ('ambiguous', 'held') AND provider = ? AND base_url = ?
      """
    return try Int.fetchOne(db.cachedStatement(sql: sql), arguments: [provider, baseURL]) ?? 0
  }

  // A planned or failed shot of a prompt that was edited since is history, not work.
  private static let isWanted = """
    (state NOT IN ('planned', 'rejected', 'failed')
      OR EXISTS (SELECT 1 FROM placements WHERE shot_id = shots.id))
    """

  private static func marks(_ count: Int) -> String {
    Array(repeating: "?", count: count).joined(separator: ", ")
  }
}

internal import Domain
internal import GRDB

/// The money of one realm, summed by the index `shots_money` alone.
enum Spending {
  static func total(_ realm: Realm, in db: Database) throws -> SpendSummary {
    var summary = SpendSummary()
    let sql = """
      SELECT state, is_unbilled, COUNT(*) AS n, SUM(COALESCE(cost_micros, price_micros, 0)) AS micros
      FROM shots WHERE realm = ? GROUP BY state, is_unbilled
      """
    for row in try Row.fetchAll(db.cachedStatement(sql: sql), arguments: [realm.rawValue]) {
      let charge = Charge(
        try ShotRow.value(row.decode(forColumn: "state"), "state"),
        isUnbilled: try row.decode(forColumn: "is_unbilled"))
      summary.add(
        Money(micros: try row.decode(forColumn: "micros")), clips: try row.decode(forColumn: "n"), as: charge)
    }
    let past = """
      SELECT COUNT(*) AS n, COALESCE(SUM(cost_micros), 0) AS micros
      FROM past_attempts WHERE realm = ? AND is_charged = 1
      """
    if let row = try Row.fetchOne(db.cachedStatement(sql: past), arguments: [realm.rawValue]) {
      summary.add(
        Money(micros: try row.decode(forColumn: "micros")), clips: try row.decode(forColumn: "n"), as: .spent)
    }
    return summary
  }
}

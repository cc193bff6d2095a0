internal import Domain
internal import GRDB

/// The SQL of the table `learnt_rates`.
enum RateTable {
  static func find(provider: String, baseURL: String, in db: Database) throws -> LearntRate? {
    let sql = "SELECT * FROM learnt_rates WHERE provider = ? AND base_url = ?"
    let statement = try db.cachedStatement(sql: sql)
    return try Row.fetchOne(statement, arguments: [provider, baseURL]).map { row in
      let rate = LearntRate(
        provider: provider, baseURL: baseURL,
        submitsPerMinute: try row.decode(forColumn: "submits_per_minute"),
        learntAt: try row.decode(forColumn: "learnt_at"))
      guard let rate else { throw LedgerError(.corrupt("the rate learnt for \(provider) can't be read")) }
      return rate
    }
  }

  static func put(_ rate: LearntRate, in db: Database) throws {
    try db.execute(
      sql: """
        INSERT INTO learnt_rates (provider, base_url, submits_per_minute, learnt_at) VALUES (?, ?, ?, ?)
        ON CONFLICT (provider, base_url)
          DO UPDATE SET submits_per_minute = excluded.submits_per_minute, learnt_at = excluded.learnt_at
        """, arguments: [rate.provider, rate.baseURL, rate.submitsPerMinute, rate.learntAt])
  }
}

internal import Domain
internal import GRDB

/// Which shot bought which job, over the current attempts and those in `past_attempts`.
enum JobOwners {
  private static let both = """
    SELECT id AS shot_id, job_id FROM shots WHERE provider = :provider AND base_url = :url AND job_id IS NOT NULL
    UNION ALL
    SELECT shot_id, job_id FROM past_attempts
      WHERE provider = :provider AND base_url = :url AND job_id IS NOT NULL
    """

  static func owner(of job: JobID, at offer: Offer, in db: Database) throws -> ShotID? {
    let sql = "SELECT shot_id FROM (\(both)) WHERE job_id = :job LIMIT 1"
    let hex = try String.fetchOne(
      db.cachedStatement(sql: sql),
      arguments: ["provider": offer.provider, "url": offer.baseURL, "job": job.rawValue])
    return try hex.map { ShotID(digest: try ShotRow.digest($0)) }
  }

  static func all(provider: String, baseURL: String, in db: Database) throws -> Set<JobID> {
    let sql = "SELECT job_id FROM (\(both))"
    let ids = try String.fetchAll(db, sql: sql, arguments: ["provider": provider, "url": baseURL])
    return Set(ids.compactMap { JobID($0) })
  }

  static func file(_ past: PastAttempt, of record: ShotRecord, at now: Int64, in db: Database) throws {
    try db.execute(
      sql: """
        INSERT INTO past_attempts (shot_id, realm, attempt, provider, provider_model, base_url, job_id,
          cost_micros, is_charged, closed_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        record.id.digest.hex, record.shot.realm.rawValue, past.attempt, past.offer.provider,
        past.offer.providerModel, past.offer.baseURL, past.job?.rawValue, past.cost.micros, past.isCharged,
        now,
      ])
  }
}

internal import Domain
internal import GRDB

extension ShotChange {
  /// Throws `noSuchShot`.
  static func load(
    _ id: ShotID, about job: JobID? = nil, at now: Int64, from db: Database
  ) throws -> ShotChange {
    guard let record = try ShotTable.find(id, in: db) else { throw LedgerError(.noSuchShot(id)) }
    var owner: ShotID?
    if let job, let offer = record.offer {
      owner = try JobOwners.owner(of: job, provider: offer.provider, baseURL: offer.baseURL, in: db)
    }
    return ShotChange(record, at: now, jobOwner: owner)
  }

  /// Row, closed attempt and history together; the caller's transaction makes them one.
  func save(in db: Database) throws -> ShotRecord {
    guard !isEmpty else { return record }
    var saved = record
    saved.updatedAt = now
    if isNew {
      saved.sequence = try ShotTable.insert(saved, in: db)
    } else {
      try ShotTable.update(saved, in: db)
    }
    if let closed { try JobOwners.file(closed, of: saved, at: now, in: db) }
    for step in steps { try EventTable.add(step, of: saved.id, in: db) }
    return saved
  }
}

internal import Domain

extension ShotChange {
  /// Throws `noSuchShot`.
  static func load(
    _ id: ShotID, about job: JobID? = nil, at now: Int64, from tables: some LedgerTables
  ) throws -> ShotChange {
    guard let record = try tables.shot(id) else { throw LedgerError(.noSuchShot(id)) }
    var owner: ShotID?
    if let job, let offer = record.offer { owner = try tables.owner(of: job, at: offer) }
    return ShotChange(record, at: now, jobOwner: owner)
  }

  /// Row, closed attempt and history together; the caller's transaction makes them one.
  func save(in tables: inout some LedgerTables) throws -> ShotRecord {
    guard !isEmpty else { return record }
    var saved = record
    saved.updatedAt = now
    if isNew {
      saved = try tables.insert(saved)
    } else {
      try tables.update(saved)
    }
    if let closed { try tables.file(closed, of: saved, at: now) }
    for step in steps { try tables.add(step, of: saved.id) }
    return saved
  }
}

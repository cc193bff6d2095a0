package import Domain
internal import GRDB

extension SQLiteLedger {
  package func admit(_ plan: ShotPlan, frame: FrameFile) async throws(LedgerError) -> Admission {
    let purchase = plan.shot.purchase(frame: frame.digest)
    return try await admit(plan, sharing: purchase) { try $0.admit(frame) }
  }

  package func reject(
    _ plan: ShotPlan, because rejection: Rejection
  ) async throws(LedgerError) -> Admission {
    try await admit(plan, sharing: nil) { try $0.reject(because: rejection) }
  }

  private func admit(
    _ plan: ShotPlan, sharing purchase: Digest?, _ edit: @escaping @Sendable (inout ShotChange) throws -> Void
  ) async throws(LedgerError) -> Admission {
    let now = clock.now()
    let work: @Sendable (Database) throws -> ShotChange = { db in
      var change = try Self.load(plan.shot, sharing: purchase, at: now, in: db)
      try edit(&change)
      return change
    }
    return try await connection.write(
      unless: { db in
        let change = try work(db)
        return change.isEmpty ? try Self.known(change.record, under: plan.place, in: db) : nil
      },
      { db in
        let change = try work(db)
        let record = try change.save(in: db)
        if !change.isEmpty { try Self.checkReadsBack(record, in: db) }
        let earlier = try Self.settle(plan.place, on: record.id, in: db)
        return Admission(record: record, isNew: change.isNew, earlier: earlier)
      })
  }

  /// The shot's own row, unless the same bytes with the same request are on record under another identity.
  private static func load(
    _ shot: Shot, sharing purchase: Digest?, at now: Int64, in db: Database
  ) throws -> ShotChange {
    let own = try ShotTable.find(shot.id, in: db)
    if let own, own.state.mayBePaid { return ShotChange(own, at: now) }
    if let purchase, let same = try ShotTable.find(purchase: purchase, in: db) {
      return ShotChange(same, at: now)
    }
    return own.map { ShotChange($0, at: now) } ?? ShotChange(admitting: shot, at: now)
  }

  /// The admission when name and picture are on record as well, so that nothing needs to be written.
  private static func known(
    _ record: ShotRecord, under place: OutputPlace, in db: Database
  ) throws -> Admission? {
    guard let current = try PlacementTable.current(place.name, in: db) else { return nil }
    if current.shot == record.id {
      guard current.place.source == place.source else { return nil }
      return Admission(record: record, isNew: false, earlier: nil)
    }
    return try earlier(current, in: db).map { Admission(record: record, isNew: false, earlier: $0) }
  }

  /// Undoes the admission of what could not be recognised when it is read again, before money is at stake.
  private static func checkReadsBack(_ record: ShotRecord, in db: Database) throws {
    do {
      if try ShotTable.find(record.id, in: db) == record { return }
    } catch let error as LedgerError {
      guard case .corrupt = error.code else { throw error }
    }
    throw LedgerError(.notStorable(record.id))
  }
}

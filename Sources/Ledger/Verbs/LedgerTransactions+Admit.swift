package import Domain

extension LedgerTransactions {
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
    let work: @Sendable (Tables) throws -> ShotChange = { tables in
      var change = try tables.change(for: plan.shot, sharing: purchase, at: now)
      try edit(&change)
      return change
    }
    return try await write(
      unless: { tables in
        let change = try work(tables)
        return change.isEmpty ? try tables.admission(of: change.record, under: plan.place) : nil
      },
      { tables in
        let change = try work(tables)
        let record = try change.save(in: &tables)
        // Undoes the admission of what could not be recognised later, before money is at stake.
        if !change.isEmpty, try !tables.readsBack(record) { throw LedgerError(.notStorable(record.id)) }
        let earlier = try tables.settle(plan.place, on: record.id)
        return Admission(record: record, isNew: change.isNew, earlier: earlier)
      })
  }
}

extension LedgerTables {
  /// The shot's own row, unless the same bytes with the same request are on record under another identity.
  fileprivate func change(for shot: Shot, sharing purchase: Digest?, at now: Int64) throws -> ShotChange {
    let own = try self.shot(shot.id)
    if let own, own.state.mayBePaid { return ShotChange(own, at: now) }
    if let purchase, let same = try self.shot(purchase: purchase) { return ShotChange(same, at: now) }
    return own.map { ShotChange($0, at: now) } ?? ShotChange(admitting: shot, at: now)
  }

  /// The admission when name and picture are on record as well, so that nothing needs to be written.
  fileprivate func admission(of record: ShotRecord, under place: OutputPlace) throws -> Admission? {
    guard let current = try placement(named: place.name) else { return nil }
    if current.shot == record.id {
      guard current.place.source == place.source else { return nil }
      return Admission(record: record, isNew: false, earlier: nil)
    }
    return try earlier(current).map { Admission(record: record, isNew: false, earlier: $0) }
  }
}

package import Domain

/// The verbs that touch one shot alone: each works the change out in memory and writes it as one transaction.
extension LedgerTransactions {
  package func record(_ outcome: SubmitOutcome, for id: ShotID) async throws(LedgerError) -> ShotRecord {
    var job: JobID?
    if case .bought(let snapshot) = outcome { job = snapshot.id }
    return try await change(id, about: job) { try $0.record(outcome) }
  }

  package func advance(_ id: ShotID, to snapshot: JobSnapshot) async throws(LedgerError) -> ShotRecord {
    try await change(id) { try $0.advance(to: snapshot) }
  }

  package func record(_ step: DownloadStep, for id: ShotID) async throws(LedgerError) -> ShotRecord {
    try await change(id) { try $0.record(step) }
  }

  package func refetch(_ id: ShotID) async throws(LedgerError) -> ShotRecord {
    try await change(id) { try $0.refetch() }
  }

  package func adopt(_ job: JobID, for id: ShotID) async throws(LedgerError) -> ShotRecord {
    try await change(id, about: job) { try $0.adopt(job) }
  }

  package func hold(
    _ id: ShotID, because reason: String, candidates: [JobCandidate]
  ) async throws(LedgerError) -> ShotRecord {
    try await change(id) { try $0.hold(because: reason, candidates: candidates) }
  }

  package func forget(_ id: ShotID, because reason: String) async throws(LedgerError) -> ShotRecord {
    try await change(id) { try $0.forget(because: reason) }
  }

  package func planAgain(_ id: ShotID) async throws(LedgerError) -> ShotRecord {
    try await change(id) { try $0.planAgain() }
  }

  private func change(
    _ id: ShotID, about job: JobID? = nil, _ edit: @escaping @Sendable (inout ShotChange) throws -> Void
  ) async throws(LedgerError) -> ShotRecord {
    let now = clock.now()
    let work: @Sendable (Tables) throws -> ShotChange = { tables in
      var change = try ShotChange.load(id, about: job, at: now, from: tables)
      try edit(&change)
      return change
    }
    return try await write(
      unless: { tables in
        let change = try work(tables)
        return change.isEmpty ? change.record : nil
      },
      { tables in try work(tables).save(in: &tables) })
  }
}

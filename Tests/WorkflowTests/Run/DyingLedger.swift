import Domain
import Ledger

/// A ledger as a program sees it that dies: every change is one step of the fuse, and after the last one
/// nothing reaches the disk any more.
struct DyingLedger: LedgerStore {
  let ledger: any LedgerStore
  let fuse: Fuse

  private func step() throws(LedgerError) {
    guard fuse.step() else { throw LedgerError(.closed) }
  }

  func shot(_ id: ShotID) async throws(LedgerError) -> ShotRecord? { try await ledger.shot(id) }

  func shot(purchase: Digest) async throws(LedgerError) -> ShotRecord? {
    try await ledger.shot(purchase: purchase)
  }

  func placement(named name: String) async throws(LedgerError) -> Placement? {
    try await ledger.placement(named: name)
  }

  func placements(of id: ShotID) async throws(LedgerError) -> [Placement] {
    try await ledger.placements(of: id)
  }

  func shots(
    in states: Set<ShotState>, realm: Realm?, after sequence: Int64?, limit: Int
  ) async throws(LedgerError) -> [ShotRecord] {
    try await ledger.shots(in: states, realm: realm, after: sequence, limit: limit)
  }

  func ownedJobs(provider: String, baseURL: String) async throws(LedgerError) -> Set<JobID> {
    try await ledger.ownedJobs(provider: provider, baseURL: baseURL)
  }

  func unclearCount(provider: String, baseURL: String) async throws(LedgerError) -> Int {
    try await ledger.unclearCount(provider: provider, baseURL: baseURL)
  }

  func learntRate(provider: String, baseURL: String) async throws(LedgerError) -> LearntRate? {
    try await ledger.learntRate(provider: provider, baseURL: baseURL)
  }

  func counts(_ realm: Realm) async throws(LedgerError) -> [ShotState: Int] {
    try await ledger.counts(realm)
  }

  func spending(_ realm: Realm) async throws(LedgerError) -> SpendSummary {
    try await ledger.spending(realm)
  }

  func history(of id: ShotID) async throws(LedgerError) -> [HistoryEntry] {
    try await ledger.history(of: id)
  }

  func admit(_ plan: ShotPlan, frame: FrameFile) async throws(LedgerError) -> Admission {
    try step()
    return try await ledger.admit(plan, frame: frame)
  }

  func reject(_ plan: ShotPlan, because rejection: Rejection) async throws(LedgerError) -> Admission {
    try step()
    return try await ledger.reject(plan, because: rejection)
  }

  func place(
    _ id: ShotID, as place: OutputPlace, earlierClip: String?
  ) async throws(LedgerError) -> Placement {
    try step()
    return try await ledger.place(id, as: place, earlierClip: earlierClip)
  }

  func intend(
    _ id: ShotID, at offer: Offer, within limits: SpendLimits
  ) async throws(LedgerError) -> Intent {
    try step()
    return try await ledger.intend(id, at: offer, within: limits)
  }

  func record(_ outcome: SubmitOutcome, for id: ShotID) async throws(LedgerError) -> ShotRecord {
    try step()
    return try await ledger.record(outcome, for: id)
  }

  func advance(_ id: ShotID, to snapshot: JobSnapshot) async throws(LedgerError) -> ShotRecord {
    try step()
    return try await ledger.advance(id, to: snapshot)
  }

  func record(_ download: DownloadStep, for id: ShotID) async throws(LedgerError) -> ShotRecord {
    try step()
    return try await ledger.record(download, for: id)
  }

  func refetch(_ id: ShotID) async throws(LedgerError) -> ShotRecord {
    try step()
    return try await ledger.refetch(id)
  }

  func recover() async throws(LedgerError) -> Recovery {
    try step()
    return try await ledger.recover()
  }

  func adopt(_ job: JobID, for id: ShotID) async throws(LedgerError) -> ShotRecord {
    try step()
    return try await ledger.adopt(job, for: id)
  }

  func noteAbsence(_ id: ShotID) async throws(LedgerError) -> ShotRecord {
    try step()
    return try await ledger.noteAbsence(id)
  }

  func hold(
    _ id: ShotID, because reason: String, candidates: [JobCandidate]
  ) async throws(LedgerError) -> ShotRecord {
    try step()
    return try await ledger.hold(id, because: reason, candidates: candidates)
  }

  func forget(_ id: ShotID, because reason: String) async throws(LedgerError) -> ShotRecord {
    try step()
    return try await ledger.forget(id, because: reason)
  }

  func planAgain(_ id: ShotID) async throws(LedgerError) -> ShotRecord {
    try step()
    return try await ledger.planAgain(id)
  }

  func keep(_ rate: LearntRate) async throws(LedgerError) {
    try step()
    try await ledger.keep(rate)
  }

  func close() async throws(LedgerError) { try await ledger.close() }
}

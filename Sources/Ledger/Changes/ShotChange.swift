internal import Domain

/// One change of a record, worked out in memory: the verbs beside this file edit it, a store writes it.
struct ShotChange {
  var record: ShotRecord
  /// Unix milliseconds.
  let now: Int64
  /// The shot that has the job in question already.
  let jobOwner: ShotID?
  private(set) var steps: [HistoryEntry] = []
  private(set) var closed: PastAttempt?
  private let original: ShotRecord?

  init(_ record: ShotRecord, at now: Int64, jobOwner: ShotID? = nil) {
    self.record = record
    self.now = now
    self.jobOwner = jobOwner
    original = record
  }

  /// The first entry of a shot that is not on record yet.
  init(admitting shot: Shot, at now: Int64) {
    record = ShotRecord(planned: shot, at: now)
    self.now = now
    jobOwner = nil
    original = nil
    steps = [HistoryEntry(at: now, from: nil, to: .planned, note: nil)]
  }

  var isNew: Bool { original == nil }
  var isEmpty: Bool { record == original && steps.isEmpty && closed == nil }

  mutating func move(_ event: ShotEvent, note: String? = nil) throws(LedgerError) {
    guard let next = record.state.after(event) else {
      throw LedgerError(.impossible(record.id, record.state, event))
    }
    if next != record.state {
      steps.append(HistoryEntry(at: now, from: record.state, to: next, note: note))
      record.candidates = []
    }
    record.state = next
  }

  /// Files the attempt away, with what it cost, before another takes its place.
  mutating func closeAttempt() {
    let isCharged = record.charge != .nothing
    if let offer = record.offer, isCharged || record.job != nil {
      closed = PastAttempt(
        attempt: record.attempt, offer: offer, job: record.job, cost: isCharged ? record.cost : .zero,
        isCharged: isCharged)
    }
    clearJob()
  }

  mutating func clearAttempt() {
    clearJob()
    record.offer = nil
    record.intendedAt = nil
  }

  private mutating func clearJob() {
    record.job = nil
    record.expiresAt = nil
    record.resultURL = nil
    record.reportedCost = nil
    record.clip = nil
    record.failure = nil
    record.message = nil
    record.submittedAt = nil
    record.doneAt = nil
  }
}

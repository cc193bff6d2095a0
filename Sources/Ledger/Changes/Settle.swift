internal import Domain

extension ShotChange {
  mutating func adopt(_ job: JobID) throws(LedgerError) {
    if let owner = jobOwner, owner != record.id { throw LedgerError(.jobTaken(job, by: owner)) }
    let isAnother = record.job != job
    let before = record
    if isAnother, before.job != nil { closeAttempt() }
    try move(.adopted, note: "job \(job)")
    record.job = job
    record.submittedAt = before.submittedAt ?? now
    record.message = nil
  }

  mutating func hold(because reason: String, candidates: [JobCandidate]) throws(LedgerError) {
    try move(.hold, note: reason)
    record.message = reason
    record.candidates = candidates
  }

  mutating func forget(because reason: String) throws(LedgerError) {
    closeAttempt()
    try move(.forget, note: reason)
    clearAttempt()
    record.message = reason
  }
}

internal import Domain

extension ShotChange {
  mutating func record(_ outcome: SubmitOutcome) throws(LedgerError) {
    switch outcome {
    case .notSent(let failure, _):
      try move(.notSent, note: failure.message)
      clearAttempt()
      record.message = failure.message
    case .refused(let failure):
      try move(.refused, note: failure.message)
      record.failure = JobFailure(
        reason: failure.reason, code: failure.code, message: failure.message, isUnbilled: true)
      record.message = failure.message
    case .ambiguous(let message, _):
      try lose(message)
    case .bought(let snapshot):
      if let owner = jobOwner, owner != record.id {
        try lose("the provider answered with job \(snapshot.id), which shot \(owner.short) has already")
      } else {
        try move(.bought, note: "job \(snapshot.id)")
        record.job = snapshot.id
        record.submittedAt = now
        note(snapshot)
      }
    }
  }

  private mutating func lose(_ message: String) throws(LedgerError) {
    try move(.lostTrack, note: message)
    record.message = message
  }
}

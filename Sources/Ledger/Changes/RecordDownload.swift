internal import Domain

extension ShotChange {
  mutating func record(_ step: DownloadStep) throws(LedgerError) {
    switch step {
    case .started:
      try move(.startedDownload)
    case .interrupted(let reason):
      try move(.downloadInterrupted, note: reason)
      record.message = reason
    case .stored(let clip):
      try move(.stored)
      record.clip = clip
      record.doneAt = now
      record.message = nil
      // A signed link is a secret that has served its purpose.
      record.resultURL = nil
    case .gone(let reason):
      try move(.gone, note: reason)
      record.message = reason
      record.resultURL = nil
    }
  }

  mutating func refetch() throws(LedgerError) {
    guard record.state == .done else {
      throw LedgerError(.impossible(record.id, record.state, .succeeded))
    }
    try move(.succeeded, note: "the clip vanished from the disk")
    record.doneAt = nil
  }
}

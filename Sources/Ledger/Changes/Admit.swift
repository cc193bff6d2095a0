internal import Domain

extension ShotChange {
  /// Before anything is bought the newest frame counts; afterwards the one that was sent stays on record.
  mutating func admit(_ frame: FrameFile) throws(LedgerError) {
    if record.state == .rejected { try planAgain() }
    // Equal pictures have equal frames under several paths; any of them will do.
    if record.state == .planned, record.frame?.digest != frame.digest { record.frame = frame }
  }

  mutating func reject(because rejection: Rejection) throws(LedgerError) {
    switch record.state {
    case .planned:
      try move(.reject, note: rejection.message)
      record.message = rejection.message
    case .rejected:
      record.message = rejection.message
    default: break
    }
  }
}

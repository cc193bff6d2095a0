internal import Domain

extension ShotChange {
  mutating func recover() throws(LedgerError) {
    switch record.state {
    case .submitting:
      try record(.ambiguous("the program ended while the request was under way"))
    case .downloading:
      try record(.interrupted("the program ended during the download"))
    default: break
    }
  }
}

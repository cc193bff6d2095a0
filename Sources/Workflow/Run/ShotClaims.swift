internal import Domain
internal import Ledger

/// Which shots this run is at work on: one that two names share is bought and fetched once.
final class ShotClaims: Sendable {
  enum Answer: Sendable {
    /// The first to ask: the shot is its to bring home.
    case first
    /// Another name of a shot that is under way.
    case twin
    /// The same name again: a shot that was taken up from the ledger before its picture came along.
    case again
  }

  private let names = Locked<[ShotID: Set<String>]>([:])

  func claim(_ id: ShotID, as name: String) -> Answer {
    names.withLock { names in
      guard names[id] != nil else {
        names[id] = [name]
        return .first
      }
      return names[id, default: []].insert(name).inserted ? .twin : .again
    }
  }
}

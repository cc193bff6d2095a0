internal import Domain
internal import Ledger

/// Which shots this run is at work on: one that two names share is bought and fetched once.
final class ShotClaims: Sendable {
  private let claimed = Locked<[ShotID: String]>([:])

  /// True for the first to ask.
  func claim(_ id: ShotID, for place: OutputPlace) -> Bool {
    claimed.withLock { claimed in
      if claimed[id] != nil { return false }
      claimed[id] = place.name
      return true
    }
  }

  /// Whether the shot came under this very name before: left in flight by an earlier run, then met again.
  func isClaimed(_ id: ShotID, for place: OutputPlace) -> Bool {
    claimed.withLock { $0[id] == place.name }
  }
}

internal import Domain

/// Which shots this run is at work on: one that two names share is bought and fetched once.
final class ShotClaims: Sendable {
  private let claimed = Locked<Set<ShotID>>([])

  /// True for the first to ask.
  func claim(_ id: ShotID) -> Bool { claimed.withLock { $0.insert(id).inserted } }
}

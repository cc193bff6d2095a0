internal import Domain

/// Remembers, while the server runs, which shots have had a fault that shows only once.
actor OnceFaults {
  private struct Key: Hashable {
    let fault: ShotFault
    let shot: Digest
  }

  private var shown: Set<Key> = []

  /// True the first time this is asked for `fault` and `shot`.
  func isFirst(_ fault: ShotFault, shot: Digest) -> Bool {
    shown.insert(Key(fault: fault, shot: shot)).inserted
  }
}

internal import Domain
private import Synchronization

/// Remembers, while the server runs, which shots have had a fault that shows only once.
final class OnceFaults: Sendable {
  private struct Key: Hashable {
    let fault: ShotFault
    let shot: Digest
  }

  private let shown = Mutex<Set<Key>>([])

  /// True the first time this is asked for `fault` and `shot`.
  func isFirst(_ fault: ShotFault, shot: Digest) -> Bool {
    shown.withLock { $0.insert(Key(fault: fault, shot: shot)).inserted }
  }
}

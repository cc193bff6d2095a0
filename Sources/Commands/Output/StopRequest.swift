private import Domain

/// Which signal asked a run to stop, if any; the first one counts.
final class StopRequest: Sendable {
  private let first = Locked<ExitStatus?>(nil)

  var status: ExitStatus? { first.withLock { $0 } }

  /// True for the first request; a further one means "now".
  func record(_ status: ExitStatus) -> Bool {
    first.withLock { first in
      defer { first = first ?? status }
      return first == nil
    }
  }
}

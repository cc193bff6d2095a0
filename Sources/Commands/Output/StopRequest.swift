private import Domain

/// Which signal asked a run to stop, if any; the first one counts.
final class StopRequest: Sendable {
  private let first = Locked<(status: ExitStatus, at: ContinuousClock.Instant)?>(nil)

  var status: ExitStatus? { first.withLock { $0?.status } }

  private let timeIsUp = Locked(false)

  /// Nothing new may begin: a signal came, or the run's time is up.
  var isRequested: Bool { status != nil || timeIsUp.withLock { $0 } }

  func endTime() { timeIsUp.withLock { $0 = true } }

  /// How long ago it was.
  var age: Duration? { first.withLock { $0.map { $0.at.duration(to: .now) } } }

  /// True for the first request; a further one means "now".
  func record(_ status: ExitStatus) -> Bool {
    first.withLock { first in
      defer { first = first ?? (status, .now) }
      return first == nil
    }
  }
}

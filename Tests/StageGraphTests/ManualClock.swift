import Domain

@testable import StageGraph

/// A clock that moves only when told to; nothing may sleep on it.
final class ManualClock: Clock {
  struct Instant: InstantProtocol {
    let offset: Duration

    func advanced(by duration: Duration) -> Self { Self(offset: offset + duration) }
    func duration(to other: Self) -> Duration { other.offset - offset }
    static func < (left: Self, right: Self) -> Bool { left.offset < right.offset }
  }

  private let state = Locked(Duration.zero)

  var now: Instant { Instant(offset: state.withLock { $0 }) }
  var minimumResolution: Duration { .zero }

  func advance(by duration: Duration) {
    state.withLock { $0 += duration }
  }

  func sleep(until deadline: Instant, tolerance: Duration?) async throws {
    throw CancellationError()
  }
}

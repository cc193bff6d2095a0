import Domain
import Ledger

@testable import Workflow

/// Time that passes only while somebody sleeps, and then at once.
final class VirtualClock: Sendable {
  private let time = Locked<Int64>(1_760_000_000_000)

  /// Unix milliseconds; a little later at each look, as real time would be.
  var now: Int64 {
    time.withLock { time in
      time += 1
      return time
    }
  }

  func advance(by duration: Duration) { time.withLock { $0 += Int64(duration / .milliseconds(1)) } }

  var ledger: LedgerClock { LedgerClock { [self] in now } }

  /// Jitter is the middle of its range.
  var run: RunClock {
    RunClock(
      wall: { [self] in now },
      sleep: { [self] in
        try Task.checkCancellation()
        advance(by: $0)
        await Task.yield()
      },
      random: { 0.5 })
  }
}

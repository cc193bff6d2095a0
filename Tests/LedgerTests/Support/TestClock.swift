import Domain
import Ledger

/// Ticks one millisecond at each look.
final class TestClock: Sendable {
  private let time = Locked<Int64>(1_000_000)

  var clock: LedgerClock {
    LedgerClock { [self] in
      time.withLock {
        $0 += 1
        return $0
      }
    }
  }
}

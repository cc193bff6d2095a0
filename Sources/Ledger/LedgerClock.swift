#if canImport(Glibc)
  private import Glibc
#else
  private import Darwin
#endif

/// The wall clock of the ledger's timestamps.
package struct LedgerClock: Sendable {
  /// Milliseconds since 1970.
  package let now: @Sendable () -> Int64

  package init(now: @escaping @Sendable () -> Int64) { self.now = now }

  package static let system = LedgerClock {
    var time = timespec()
    unsafe clock_gettime(CLOCK_REALTIME, &time)
    return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
  }
}

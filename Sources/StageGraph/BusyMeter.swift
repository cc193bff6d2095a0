/// Sums the time that any number of lanes are busy, told only when one begins or ends.
struct BusyMeter {
  private(set) var running = 0
  private var settled: Duration = .zero
  private var since: Duration = .zero

  mutating func begin(at time: Duration) {
    settle(at: time)
    running += 1
  }

  mutating func end(at time: Duration) {
    settle(at: time)
    running -= 1
  }

  /// Includes the lanes that are still busy at that time.
  func total(at time: Duration) -> Duration {
    settled + (time - since) * running
  }

  private mutating func settle(at time: Duration) {
    settled = total(at: time)
    since = time
  }
}

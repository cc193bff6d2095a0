/// Pauses between tries of one call: decorrelated jitter, each between `base` and three times the one before.
struct Backoff {
  var base: Duration = .seconds(1)
  var cap: Duration = .seconds(60)
  private var last: Duration

  init(base: Duration = .seconds(1), cap: Duration = .seconds(60)) {
    self.base = base
    self.cap = cap
    last = base
  }

  /// The next pause; never shorter than what the server asked for.
  mutating func next(random: Double, atLeast wish: Duration? = nil) -> Duration {
    last = min(cap, base + (last * 3 - base) * random)
    return max(last, wish ?? .zero)
  }
}

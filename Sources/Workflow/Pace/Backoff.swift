/// Pauses between tries of one call: decorrelated jitter, each between a second and three times the one before.
struct Backoff {
  static let base = Duration.seconds(1)
  static let cap = Duration.seconds(60)

  private var last = Self.base

  /// The next pause; never shorter than what the server asked for.
  mutating func next(random: Double, atLeast wish: Duration? = nil) -> Duration {
    last = min(Self.cap, Self.base + (last * 3 - Self.base) * random)
    return max(last, wish ?? .zero)
  }
}

internal import Providers

/// Pauses between questions about one job: the first as short as the provider allows, each half as long again as the
/// one before, up to the longest.
struct PollPause {
  private var length: Duration
  private let longest: Duration

  init(_ cadence: PollCadence) {
    length = .seconds(cadence.first)
    longest = .seconds(cadence.max)
  }

  /// Up to a fifth shorter by chance, so that many jobs are not asked about in step.
  mutating func next(random: Double) -> Duration {
    defer { length = min(length * 1.5, longest) }
    return length * (1 - 0.2 * random)
  }
}

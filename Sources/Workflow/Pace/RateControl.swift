internal import DequeModule
private import Foundation

/// How many submits a minute a provider gets: never more than its stated limit, fewer after every 429, and
/// slowly more again while none comes. Times are unix milliseconds.
struct RateControl: Sendable, Equatable {
  /// Submits a minute that are never exceeded; nil when no limit is stated.
  let limit: Double?
  /// What 429s have taught, in submits a minute; nil while nothing was learnt.
  private(set) var learnt: Double?

  private var opens: Int64 = 0
  private var starts: Deque<Int64> = []
  private var raised: Int64 = 0

  private static let minute: Int64 = 60_000
  /// The slowest pace: even a bad hour does not stop a batch.
  private static let floor = 0.5
  /// What is left of the measured pace after a 429.
  private static let decrease = 0.7
  /// Growth in each minute without one.
  private static let increase = 1.1
  /// Less than this tells nothing about a pace.
  private static let shortest: Int64 = 10_000
  /// Faster than this nothing was ever asked for.
  private static let ceiling = 600.0

  init(limit: Int?) { self.limit = limit.map { Double(max($0, 1)) } }

  /// Takes up what an earlier run has learnt, with the growth of the time since then.
  mutating func begin(at rate: Double, learnt time: Int64, now: Int64) {
    let minutes = Double(max(now - time, 0)) / Double(Self.minute)
    learnt = bounded(rate * pow(Self.increase, min(minutes, 1000)))
    raised = now
  }

  var perMinute: Double? { [limit, learnt].compactMap(\.self).min() }

  /// The start of the next submit; the one after it comes an interval later.
  mutating func slot(now: Int64) -> Int64 {
    let start = max(now, opens)
    if let rate = perMinute { opens = start + Int64((Double(Self.minute) / rate).rounded(.up)) }
    starts.append(start)
    forget(before: start - Self.minute)
    return start
  }

  /// The provider said that it was too much.
  mutating func throttled(now: Int64) {
    forget(before: now - Self.minute)
    let past = starts.filter { $0 <= now }
    // A run that has just begun was not slow: it had no time for more.
    let span = min(max(now - (past.first ?? now), Self.shortest), Self.minute)
    let measured = Double(max(past.count, 1) * Int(Self.minute)) / Double(span)
    let rate = bounded(min(perMinute ?? measured, measured) * Self.decrease)
    learnt = rate
    raised = now
    opens = max(opens, now + Int64(Double(Self.minute) / rate))
  }

  /// A submit was taken. True when the learnt pace has changed by it.
  mutating func accepted(now: Int64) -> Bool {
    guard let rate = learnt, now - raised >= Self.minute else { return false }
    raised = now
    learnt = bounded(rate * Self.increase)
    return learnt != rate
  }

  private func bounded(_ rate: Double) -> Double { min(max(rate, Self.floor), limit ?? Self.ceiling) }

  private mutating func forget(before time: Int64) {
    while let first = starts.first, first <= time { starts.removeFirst() }
  }
}

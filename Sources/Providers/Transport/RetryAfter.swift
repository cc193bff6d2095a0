import NIOHTTP1

/// The pause a server asks for: `retry-after-ms`, else `Retry-After` in seconds or as a date.
enum RetryAfter {
  private static let limit = Duration.seconds(30 * 86_400)

  /// `now` in unix seconds is used for a date when the reply has no `Date` of its own to count from.
  static func parse(_ headers: HTTPHeaders, now: Int64) -> Duration? {
    if let text = headers.first(name: "retry-after-ms"), let pause = pause(text, unit: .milliseconds(1)) {
      return pause
    }
    guard let text = headers.first(name: "retry-after") else { return nil }
    if let pause = pause(text, unit: .seconds(1)) { return pause }
    guard let date = HTTPDate.parse(text) else { return nil }
    let start = headers.first(name: "date").flatMap(HTTPDate.parse) ?? now
    return min(max(.seconds(date - start), .zero), limit)
  }

  /// A plain number of `unit`s, never more than thirty days.
  static func pause(_ text: String, unit: Duration) -> Duration? {
    guard let count = Double(text), count.isFinite, count >= 0 else { return nil }
    return count * (unit / .seconds(1)) > limit / .seconds(1) ? limit : unit * count
  }
}

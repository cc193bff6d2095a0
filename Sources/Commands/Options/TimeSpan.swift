internal import ArgumentParser

/// A length of time such as `90s`, `30m` or `2h`; a bare number is seconds.
struct TimeSpan: ExpressibleByArgument, Equatable {
  let duration: Duration

  init?(argument: String) {
    let units: [Character: Int] = ["s": 1, "m": 60, "h": 3600]
    let unit = argument.last.flatMap { units[$0] }
    guard let count = Int(unit == nil ? argument[...] : argument.dropLast()), (1...10_000_000).contains(count)
    else { return nil }
    duration = .seconds(count * (unit ?? 1))
  }
}

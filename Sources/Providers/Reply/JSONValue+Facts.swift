import Domain

/// Facts in the forms that servers give them.
extension JSONValue {
  /// The first member that is there.
  subscript(_ names: String...) -> JSONValue? { names.lazy.compactMap { self[$0] }.first }

  /// A truth value, also as a number or text.
  var flag: Bool? {
    switch text?.lowercased() {
    case "true", "1": true
    case "false", "0": false
    default: nil
    }
  }

  /// Nil for what can't be asked for again.
  var jobID: JobID? { text.flatMap(JobID.init) }

  /// Unix seconds; milliseconds are recognised by their size. Nil before 1970 and after the year 9999.
  var time: Int64? {
    guard let value = number else { return nil }
    let seconds = (value > 100_000_000_000 ? value / 1000 : value).rounded(.down)
    return (1..<253_402_300_800).contains(seconds) ? Int64(seconds) : nil
  }

  /// A number of seconds, which is a string by most specifications.
  var wholeSeconds: Int? { number.flatMap { Int(exactly: $0) } }

  /// 0...1 of a percentage: integer, decimal or "45%". Some relays count from 0 to 1 all the same.
  var percentage: Double? {
    let digits = text.map { $0.filter { $0 != "%" && $0 != " " } }
    guard let value = digits.flatMap({ Double($0) }), value.isFinite else { return nil }
    return min(max(value > 0 && value < 1 ? value : value / 100, 0), 1)
  }

  /// 0...1 of a part of one; above one it is a percentage.
  var share: Double? {
    guard let value = number else { return percentage }
    return value > 1 ? percentage : max(value, 0)
  }

  /// US dollars, rounded up to the micro-dollar; nil for what is negative or beyond all reason.
  var dollars: Money? {
    guard let value = number, (0...1_000_000_000).contains(value) else { return nil }
    return text.flatMap { Money($0) } ?? Money(micros: Int64((value * 1_000_000).rounded(.up)))
  }

  /// The object inside an envelope such as {"code":"success","data":{…}}, unless one of `names` is outside.
  func unwrapped(unless names: String...) -> JSONValue {
    guard names.allSatisfy({ self[$0] == nil }), let inner = self["data"], case .object = inner else {
      return self
    }
    return inner
  }
}

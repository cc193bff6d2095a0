/// The three date forms of RFC 9110 section 5.6.7.
enum HTTPDate {
  private static let months = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
  ]

  /// Unix seconds; nil for anything else.
  static func parse(_ text: String) -> Int64? {
    let words = text.lowercased().split(whereSeparator: { " ,-".contains($0) })
    guard words.count >= 5 else { return nil }
    // `sun nov 6 08:49:37 1994` (asctime) puts the month first; the other two the day.
    let isASCTime = Int(words[1]) == nil
    let day = Int(words[isASCTime ? 2 : 1])
    let month = months.firstIndex(of: String(words[isASCTime ? 1 : 2]))
    let year = Int(words[isASCTime ? 4 : 3])
    guard let day, let month, let year, let clock = seconds(words[isASCTime ? 3 : 4]),
      let date = CalendarDay(year: full(year), month: month + 1, day: day)
    else { return nil }
    return Int64(date.number) * 86_400 + clock
  }

  private static func full(_ year: Int) -> Int {
    year >= 100 ? year : year < 70 ? 2000 + year : 1900 + year
  }

  private static func seconds(_ text: Substring) -> Int64? {
    let parts = text.split(separator: ":").compactMap { Int64($0) }
    guard parts.count == 3, (0...23).contains(parts[0]), (0...59).contains(parts[1]),
      (0...60).contains(parts[2])
    else { return nil }
    return parts[0] * 3600 + parts[1] * 60 + parts[2]
  }
}

/// How a `Range` header is answered (RFC 9110, 14.2): one range is honoured, several are not.
enum ByteRange: Equatable {
  case whole
  case part(Range<Int>)
  /// 416.
  case unsatisfiable

  /// `ifRange` must be the strong `etag` for the range to count; a date or a weak tag never is.
  static func read(_ header: String?, ifRange: String?, etag: String, length: Int) -> ByteRange {
    guard let header, ifRange == nil || ifRange == etag else { return .whole }
    let halves = header.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard halves.count == 2, halves[0].lowercased() == "bytes" else { return .whole }
    let ends = halves[1].split(separator: "-", omittingEmptySubsequences: false).map { trimmed($0) }
    guard ends.count == 2, ends.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }) else {
      return .whole
    }
    if ends[0].isEmpty {
      guard !ends[1].isEmpty else { return .whole }
      let suffix = number(ends[1])
      return suffix == 0 || length == 0 ? .unsatisfiable : .part(max(0, length - suffix)..<length)
    }
    let first = number(ends[0])
    let last = ends[1].isEmpty ? Int.max : number(ends[1])
    if last < first { return .whole }
    return first >= length ? .unsatisfiable : .part(first..<min(last, length - 1) + 1)
  }

  /// Digits only; what is larger than any file counts as the largest number.
  private static func number(_ digits: Substring) -> Int { Int(digits) ?? .max }

  private static func trimmed(_ text: Substring) -> Substring {
    var text = text.drop { $0 == " " }
    while text.last == " " { text.removeLast() }
    return text
  }
}

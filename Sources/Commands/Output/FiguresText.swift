extension Double {
  /// `1.3`, rounded.
  var oneDecimal: String { rounded(to: 10) }

  /// `1.25`, rounded.
  var twoDecimals: String { rounded(to: 100) }

  private func rounded(to parts: Int) -> String {
    guard let all = Int(exactly: (self * Double(parts)).rounded()) else { return "\(self)" }
    let fraction = String(all.magnitude % UInt(parts) + UInt(parts)).dropFirst()
    return "\(all < 0 ? "-" : "")\(all.magnitude / UInt(parts)).\(fraction)"
  }
}

extension Duration {
  /// `0:08`, `12:30`, `1:02:03`.
  var clockText: String {
    let seconds = max(Int(components.seconds), 0)
    let (hours, minutes) = (seconds / 3600, seconds / 60 % 60)
    func padded(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
    return hours > 0
      ? "\(hours):\(padded(minutes)):\(padded(seconds % 60))" : "\(minutes):\(padded(seconds % 60))"
  }
}

internal import Domain

/// What showed through the transparent parts of a run's pictures: told once, not for each of them.
struct TransparencyNote {
  /// What transparent pixels are filled with.
  let ink: RGBColor
  private var count = 0

  init(ink: RGBColor) { self.ink = ink }

  /// Counts a new frame.
  mutating func take(_ report: FrameReport) {
    if report.filled != nil, report.status != .unchanged { count += 1 }
  }

  /// Nil when no picture had any.
  var sentence: String? {
    guard count > 0 else { return nil }
    let subject = count == 1 ? "1 picture has" : "\(count) pictures have"
    return "\(subject) transparent parts; \(ink.title) shows through them (--background chooses another)"
  }
}

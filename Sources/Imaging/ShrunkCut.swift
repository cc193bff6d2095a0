/// One axis of a crop and its reduction in a picture that the decoder has shrunk already.
///
/// The crop's edges then lie between pixels, and an edge that is rounded shifts the whole frame by up to half a pixel,
/// which costs more than any encoder (up to 3 dB at quality 90). So a window is taken whose pixels, once reduced, fall
/// where those of the crop would, and what it has too much is trimmed.
struct ShrunkCut: Equatable {
  /// What is taken of the shrunk picture.
  let start: Int
  let length: Int
  /// Its exact reduction, by which it becomes `length * scale` pixels, rounded.
  let scale: Double
  /// Where the frame's first pixel lies in them.
  let trim: Int

  /// - Parameters:
  ///   - start: where the crop begins in the whole picture, in its pixels; `length` likewise.
  ///   - shrink: by how much the decoder has shrunk it, to `actual` pixels.
  ///   - target: the frame's pixels.
  init(start: Int, length: Int, shrink: Int, actual: Int, target: Int) {
    let first = Double(start) / Double(shrink)
    let last = min(Double(start + length) / Double(shrink), Double(actual))
    let scale = Double(target) / (last - first)
    var best: (cut: ShrunkCut, error: Double)?
    if shrink > 1 {
      for spare in 0...Self.reach where best.map({ $0.error > Self.tolerance }) ?? true {
        for (before, after) in [(spare, 0), (spare, spare), (0, spare)] {
          let window = (Int(first) - before, Int(last.rounded(.up)) + after)
          guard window.0 >= 0, window.1 <= actual else { continue }
          let cut = Self.nearest(to: first, in: window, scale: scale, target: target)
          if let cut, best.map({ cut.error < $0.error }) ?? true { best = cut }
        }
      }
    }
    self =
      best?.cut ?? ShrunkCut(whole: start, length: length, shrink: shrink, actual: actual, target: target)
  }

  /// Pixels to either side that are tried.
  private static let reach = 12
  /// In shrunk pixels: nothing that an eye or a measurement could tell.
  private static let tolerance = 0.02

  /// libvips reduces about the middle of the window: its pixel at `place` comes from there.
  private static func nearest(
    to first: Double, in window: (Int, Int), scale: Double, target: Int
  ) -> (cut: ShrunkCut, error: Double)? {
    let length = window.1 - window.0
    let reduced = Int(Double(length) * scale + 0.5)
    guard reduced >= target else { return nil }
    let middle = Double(window.0 + window.1) / 2
    let exact = (first - middle) * scale + Double(reduced) / 2
    let trim = min(max(Int(exact.rounded()), 0), reduced - target)
    let cut = ShrunkCut(start: window.0, length: length, scale: scale, trim: trim)
    return (cut, abs(exact - Double(trim)) / scale)
  }

  private init(start: Int, length: Int, scale: Double, trim: Int) {
    (self.start, self.length, self.scale, self.trim) = (start, length, scale, trim)
  }

  /// Rounded to whole pixels: of a picture that is not shrunk, nothing is.
  private init(whole start: Int, length: Int, shrink: Int, actual: Int, target: Int) {
    self.length = min(max((length + shrink / 2) / shrink, 1), actual)
    self.start = min((start + shrink / 2) / shrink, actual - self.length)
    scale = Double(target) / Double(self.length)
    trim = 0
  }
}

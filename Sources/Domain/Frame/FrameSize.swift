/// The size that is asked for: one exact size, or the best of the model's for each picture.
package enum FrameSize: Equatable, Sendable {
  case exact(PixelSize)
  case auto

  /// Reads `1280x720` and `auto`; nil for anything else.
  package init?(_ text: String) {
    if text.lowercased() == "auto" {
      self = .auto
    } else if let size = PixelSize(text) {
      self = .exact(size)
    } else {
      return nil
    }
  }
}

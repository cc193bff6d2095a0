/// The part of the frame settings that changes what the clip shows; the encoder is not among it.
package struct FrameGeometry: Hashable, Sendable, Codable {
  package var size: PixelSize
  package var fit: Fit
  package var gravity: Gravity
  package var background: Background

  package init(_ settings: FrameSettings, size: PixelSize) {
    self.size = size
    fit = settings.fit
    // Without a crop it decides nothing.
    gravity = settings.fit == .cover ? settings.gravity : .centre
    background = settings.background
  }
}

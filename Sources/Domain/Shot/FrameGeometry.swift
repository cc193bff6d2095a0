/// The part of the frame settings that changes what the clip shows; the encoder is not among it.
package struct FrameGeometry: Hashable, Sendable, Codable {
  package var size: PixelSize
  package var fit: Fit
  package var gravity: Gravity
  package var background: RGBColor

  package init(_ settings: FrameSettings, size: PixelSize) {
    self.size = size
    fit = settings.fit
    gravity = settings.gravity
    background = settings.background
  }
}

/// How sources become frames: the frame options of one run, the same for all its pictures.
package struct FrameSettings: Sendable, Codable, Equatable {
  /// The sizes a frame may have; of several, each picture gets the one that crops it least.
  package var sizes: [PixelSize]
  package var fit: Fit
  package var gravity: Gravity
  /// Shows behind transparent pixels, and beside the picture with `contain`.
  package var background: Background
  package var format: FrameFormat
  /// 1...100, for JPEG and WebP.
  package var quality: Int
  package var upscale: UpscalePolicy
  /// Share of the picture's area (0...1) that may be cropped away; nil for no limit, with a remark above
  /// `remarkableCrop`.
  package var maxCrop: Double?

  package static let defaultQuality = 90
  package static let remarkableCrop = 0.5

  package init(
    sizes: [PixelSize], fit: Fit = .cover, gravity: Gravity = .centre, background: Background = .black,
    format: FrameFormat = .jpeg, quality: Int = Self.defaultQuality, upscale: UpscalePolicy = .standard,
    maxCrop: Double? = nil
  ) {
    self.sizes = sizes
    self.fit = fit
    self.gravity = gravity
    self.background = background
    self.format = format
    self.quality = quality
    self.upscale = upscale
    self.maxCrop = maxCrop
  }
}

/// What is reported of a finished frame, whether it was made just now or is remembered.
package struct FrameNote: Sendable, Equatable {
  package let size: PixelSize
  package let format: FrameFormat
  package let bytes: Int
  package let digest: Digest
  /// The picture's size, upright.
  package let source: PixelSize
  package let crop: CropBox
  /// Where the crop lies in the frame.
  package let place: CropBox
  package let scale: Double
  /// What the picture's transparent pixels were filled with; nil when it has none.
  package let filled: RGBColor?
  package let warnings: [String]

  package init(
    size: PixelSize, format: FrameFormat, bytes: Int, digest: Digest, source: PixelSize, crop: CropBox,
    place: CropBox, scale: Double, filled: RGBColor?, warnings: [String]
  ) {
    self.size = size
    self.format = format
    self.bytes = bytes
    self.digest = digest
    self.source = source
    self.crop = crop
    self.place = place
    self.scale = scale
    self.filled = filled
    self.warnings = warnings
  }
}

extension PreparedFrame {
  package var note: FrameNote {
    FrameNote(
      size: plan.size, format: plan.settings.format, bytes: bytes, digest: digest,
      source: plan.header.upright, crop: plan.crop, place: plan.place, scale: plan.scale, filled: plan.filled,
      warnings: warnings)
  }
}

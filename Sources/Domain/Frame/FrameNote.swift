/// What is reported of a finished frame, whether it was made just now or is remembered.
package struct FrameNote: Sendable, Equatable {
  package let size: PixelSize
  package let format: FrameFormat
  package let bytes: Int
  package let digest: Digest
  package let crop: CropBox
  package let scale: Double
  package let warnings: [String]

  package init(
    size: PixelSize, format: FrameFormat, bytes: Int, digest: Digest, crop: CropBox, scale: Double,
    warnings: [String]
  ) {
    self.size = size
    self.format = format
    self.bytes = bytes
    self.digest = digest
    self.crop = crop
    self.scale = scale
    self.warnings = warnings
  }
}

extension PreparedFrame {
  package var note: FrameNote {
    FrameNote(
      size: plan.size, format: plan.settings.format, bytes: bytes, digest: digest, crop: plan.crop,
      scale: plan.scale, warnings: warnings)
  }
}

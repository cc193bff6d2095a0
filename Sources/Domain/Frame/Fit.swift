/// How a picture of another shape meets the frame.
package enum Fit: String, Sendable, Codable, CaseIterable {
  /// The picture fills the frame; what stands over is cropped away.
  case cover
  /// The whole picture stands in the frame; what it leaves free is filled.
  case contain
}

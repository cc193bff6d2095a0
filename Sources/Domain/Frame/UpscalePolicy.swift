/// What happens to a picture that is smaller than the frame. The frame's size is exact in every case.
package struct UpscalePolicy: Sendable, Codable, Equatable {
  package enum Mode: String, Sendable, Codable, CaseIterable {
    case refuse
    case warn
    case allow
  }

  package var mode: Mode
  /// The enlargement, as a factor of at least 1, that passes without a word.
  package var limit: Double

  /// `limit` nil takes the mode's own: 1 for `refuse` (no enlargement at all), 2 for `warn`.
  package init(mode: Mode, limit: Double? = nil) {
    self.mode = mode
    self.limit = limit ?? (mode == .refuse ? 1 : 2)
  }

  package static let standard = UpscalePolicy(mode: .warn)
}

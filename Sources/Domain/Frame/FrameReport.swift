/// What became of one source: the `frame` line of the JSON contract.
package struct FrameReport: Sendable, Equatable, Encodable {
  package enum Status: String, Sendable, Encodable, CaseIterable {
    case written
    case unchanged
    case rejected
    /// Only in a dry run: the frame would be made.
    case planned
    /// Its picture is no more; `prepare --prune` removes it, or has.
    case stale
    case removed
  }

  package let type = "frame"
  /// The source's path as the user named it or as it was found below an input.
  package let source: String
  /// Where the frame is or would be.
  package let frame: String
  package let status: Status
  package let width: Int?
  package let height: Int?
  package let mediaType: String?
  package let bytes: Int?
  package let sha256: Digest?
  package let crop: CropBox?
  /// Where the crop lies in the frame, when that is not all of it: `contain` with bars.
  package let place: CropBox?
  package let scale: Double?
  /// What transparent pixels were filled with, `#rrggbb`; nil for a picture without any.
  package let filled: String?
  package let code: FindingCode?
  package let message: String?
  /// Decides the exit code; JSON has it in words already.
  package let cause: Rejection.Cause?

  enum CodingKeys: String, CodingKey {
    case type
    case source
    case frame
    case status
    case width
    case height
    case mediaType = "media_type"
    case bytes
    case sha256
    case crop
    case place
    case scale
    case filled
    case code
    case message
  }

  package static func made(_ note: FrameNote, source: String, frame: String, isNew: Bool) -> FrameReport {
    FrameReport(
      source: source, frame: frame, status: isNew ? .written : .unchanged, size: note.size,
      format: note.format, crop: note.crop, place: note.place, scale: note.scale, filled: note.filled,
      warnings: note.warnings, bytes: note.bytes, sha256: note.digest)
  }

  package static func planned(_ plan: FramePlan, source: String, frame: String) -> FrameReport {
    FrameReport(
      source: source, frame: frame, status: .planned, size: plan.size, format: plan.settings.format,
      crop: plan.crop, place: plan.place, scale: plan.scale, filled: plan.filled, warnings: plan.warnings)
  }

  package static func rejected(_ rejection: Rejection, source: String, frame: String) -> FrameReport {
    FrameReport(source: source, frame: frame, status: .rejected, rejection: rejection)
  }

  /// A frame whose picture is no more.
  package static func stale(source: String, frame: String, isRemoved: Bool) -> FrameReport {
    FrameReport(source: source, frame: frame, status: isRemoved ? .removed : .stale)
  }

  private init(
    source: String, frame: String, status: Status, size: PixelSize, format: FrameFormat, crop: CropBox,
    place: CropBox, scale: Double, filled: RGBColor?, warnings: [String], bytes: Int? = nil,
    sha256: Digest? = nil
  ) {
    self.source = source
    self.frame = frame
    self.status = status
    width = size.width
    height = size.height
    mediaType = format.mediaType
    self.bytes = bytes
    self.sha256 = sha256
    self.crop = crop
    self.place = place == CropBox(size) ? nil : place
    self.scale = scale
    self.filled = filled.map { "#\($0.hex)" }
    code = warnings.lazy.compactMap { FindingCode(of: $0) }.first
    message = warnings.isEmpty ? nil : warnings.joined(separator: "; ")
    cause = nil
  }

  private init(source: String, frame: String, status: Status, rejection: Rejection? = nil) {
    self.source = source
    self.frame = frame
    self.status = status
    width = nil
    height = nil
    mediaType = nil
    bytes = nil
    sha256 = nil
    crop = nil
    place = nil
    scale = nil
    filled = nil
    code = rejection?.code
    message = rejection?.message
    cause = rejection?.cause
  }
}

internal import Domain
internal import ImagingShim

/// Encoder settings for a frame, chosen by measured cost: file size and fidelity against CPU time.
struct FrameEncoding {
  let format: FrameFormat
  let quality: Int

  /// From this quality on the colour channels keep their full resolution.
  static let fullChromaQuality = 90

  var shim: ff_encoding {
    ff_encoding(
      kind: format.kind.shimKind, quality: Int32(quality), full_chroma: quality >= Self.fullChromaQuality,
      effort: format == .png ? 6 : 4)
  }
}

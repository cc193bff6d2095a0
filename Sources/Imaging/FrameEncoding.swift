internal import Domain
internal import ImagingShim

/// Encoder settings for a frame, chosen by measured cost: file size and fidelity against CPU time.
///
/// Means of eight photographs at 1280x720, libvips 8.14.1, encoding alone.
struct FrameEncoding {
  let format: FrameFormat
  let quality: Int

  /// From this quality on JPEG keeps the colour channels at their full resolution: at 90 it is worth 1 dB for
  /// 22 % more bytes and 4 ms; below, where detail is given up anyhow, it is not. WebP has no such choice.
  static let fullChromaQuality = 90

  /// PNG, filter Paeth: level 3 takes 86 ms and 1.33 MB; level 6 three times as long for 4 % less.
  private static let pngLevel = 3

  /// WebP at quality 90: effort 1 takes 45 ms for 184 KB; effort 4 takes 99 ms for 175 KB, no nearer to the source.
  private static let webpEffort = 1

  var shim: ff_encoding {
    ff_encoding(
      kind: format.kind.shimKind, quality: Int32(quality), full_chroma: quality >= Self.fullChromaQuality,
      effort: Int32(format == .png ? Self.pngLevel : Self.webpEffort))
  }
}

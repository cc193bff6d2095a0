package import Domain
private import Imaging
package import SystemPackage

/// What is done with pictures outside of this process.
package protocol PictureWorkers: Sendable {
  /// What makes frames here, for telling old ones from new: the imaging library, and a limit that changes colours.
  var tools: String { get }

  func sniff(_ file: FilePath) async throws(Rejection) -> SniffedFile

  /// What `prepare` would do, from the header alone.
  func plan(_ source: FilePath, settings: FrameSettings) async throws(Rejection) -> FramePlan

  /// Source to encoded frame in `output`, a temporary file beside the frame's final place.
  func prepare(
    _ source: FilePath, settings: FrameSettings, into output: FilePath
  ) async throws(Rejection) -> PreparedFrame

  func validate(
    _ file: FilePath, size: PixelSize, format: FrameFormat, digest: Digest
  ) async throws(Rejection)

  /// Moves a validated frame to its place; false when a file with equal bytes was there already.
  func publish(_ temporary: FilePath, as final: FilePath, digest: Digest) async throws(Rejection) -> Bool

  /// Removes a temporary file that will not become a frame.
  func discard(_ temporary: FilePath) async

  /// The SHA-256 of a file's bytes.
  func digest(_ file: FilePath) async throws(Rejection) -> Digest

  /// How far two pictures are apart, whatever their sizes and formats: 0 for the same, 1 for black and white.
  func difference(_ file: FilePath, _ other: FilePath) async throws(Rejection) -> Double
}

extension PictureWorkers {
  /// The imaging library that workers of this program run.
  static var library: String { ImagingRuntime.version }

  package var tools: String { Self.library }
}

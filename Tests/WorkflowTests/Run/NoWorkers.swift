import Domain
import SystemPackage
import Workers

/// Workers that can do nothing but compare pictures, by what the test says of them.
struct NoWorkers: PictureWorkers {
  var distance: @Sendable (FilePath, FilePath) -> Double? = { _, _ in nil }

  private static let refusal = Rejection(nil, "there are no workers here")

  func sniff(_ file: FilePath) async throws(Rejection) -> SniffedFile { throw Self.refusal }

  func plan(_ source: FilePath, settings: FrameSettings) async throws(Rejection) -> FramePlan {
    throw Self.refusal
  }

  func prepare(
    _ source: FilePath, settings: FrameSettings, into output: FilePath
  ) async throws(Rejection) -> PreparedFrame { throw Self.refusal }

  func validate(
    _ file: FilePath, size: PixelSize, format: FrameFormat, digest: Digest
  ) async throws(Rejection) { throw Self.refusal }

  func publish(
    _ temporary: FilePath, as final: FilePath, digest: Digest
  ) async throws(Rejection) -> Bool { throw Self.refusal }

  func discard(_ temporary: FilePath) async {}

  /// As `Planned.frame` has it.
  func digest(_ file: FilePath) async throws(Rejection) -> Digest {
    Digest.of(Array("frame \(file.stem ?? "")".utf8))
  }

  func difference(_ file: FilePath, _ other: FilePath) async throws(Rejection) -> Double {
    guard let distance = distance(file, other) else { throw Self.refusal }
    return distance
  }
}

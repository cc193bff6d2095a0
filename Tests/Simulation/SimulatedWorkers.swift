import Domain
import SystemPackage
import Workers

/// Makes frames that consist of nothing but their source's name.
struct SimulatedWorkers: PictureWorkers {
  /// The shade of a clip's first picture, 0...1, by its thumbnail file.
  let shade: @Sendable (FilePath) -> Double?

  func sniff(_ file: FilePath) async throws(Rejection) -> SniffedFile {
    file.string.hasSuffix(".png")
      ? SniffedFile(mediaType: "image/png", kind: .png, bytes: 1)
      : SniffedFile(mediaType: "video/mp4", kind: nil, bytes: 1)
  }

  func plan(_ source: FilePath, settings: FrameSettings) async throws(Rejection) -> FramePlan {
    try FramePlan(header: PictureHeader(kind: .png, stored: settings.sizes[0]), settings: settings)
  }

  func prepare(
    _ source: FilePath, settings: FrameSettings, into output: FilePath
  ) async throws(Rejection) -> PreparedFrame {
    let digest = Digest.of(Array(source.string.utf8))
    return PreparedFrame(
      plan: try await plan(source, settings: settings), source: digest, bytes: 1, digest: digest, warnings: []
    )
  }

  func validate(
    _ file: FilePath, size: PixelSize, format: FrameFormat, digest: Digest
  ) async throws(Rejection) {}

  func publish(
    _ temporary: FilePath, as final: FilePath, digest: Digest
  ) async throws(Rejection) -> Bool { true }

  func discard(_ temporary: FilePath) async {}

  func digest(_ file: FilePath) async throws(Rejection) -> Digest { Digest.of(Array(file.string.utf8)) }

  func difference(_ file: FilePath, _ other: FilePath) async throws(Rejection) -> Double {
    guard let one = shade(file), let two = shade(other) else { throw Rejection(.damaged, "no picture") }
    return abs(one - two)
  }
}

package import Domain
package import SystemPackage

/// What a manifest asks of one shot where it differs from the others of its run; nil is the run's own setting.
///
/// A class: most sources have none, and a hundred thousand of them should not carry the room for one.
package final class Direction: Sendable {
  /// The file in which it is written.
  package let manifest: FilePath
  /// The line in it.
  private let line: Int
  package let prompt: String?
  package let sizes: [PixelSize]?
  package let fit: Fit?
  package let gravity: Gravity?
  package let background: Background?
  /// The canonical name.
  package let model: String?
  package let seconds: Int?
  package let take: Int?
  package let options: [String: String]

  /// `sizes`, `model` and `seconds` as the provider has them.
  package init(
    _ entry: ManifestEntry, in manifest: FilePath, sizes: [PixelSize]?, model: String? = nil,
    seconds: Int? = nil
  ) {
    self.manifest = manifest
    line = entry.place.line
    prompt = entry.prompt.flatMap { $0.isEmpty ? nil : $0 }
    self.sizes = sizes
    fit = entry.fit
    gravity = entry.gravity
    background = entry.background
    self.model = model
    self.seconds = seconds
    take = entry.take
    options = entry.options.mapValues(\.value)
  }

  /// Where it is written, `shots.csv:7`.
  package var origin: String { "\(manifest):\(line)" }

  /// What makes its frame another than the run's other frames.
  var frameWishes: FrameWishes {
    FrameWishes(sizes: sizes, fit: fit, gravity: gravity, background: background)
  }

  /// The frame settings of a run as this shot has them.
  package func frames(_ common: FrameSettings) -> FrameSettings {
    var settings = common
    settings.sizes = sizes ?? common.sizes
    settings.fit = fit ?? common.fit
    settings.gravity = gravity ?? common.gravity
    settings.background = background ?? common.background
    return settings
  }
}

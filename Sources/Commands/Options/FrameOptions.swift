internal import ArgumentParser
internal import Domain

/// How pictures become frames.
struct FrameOptions: ParsableArguments {
  @Option(help: "How a picture of another shape meets the frame.")
  var fit: Fit = .cover

  @Option(help: "Which part of the picture a crop keeps.")
  var gravity: Gravity = .centre

  @Option(help: "The frame's file type (default: jpeg, or what -o FILE ends in).")
  var format: FrameFormat?

  @Option(help: ArgumentHelp("JPEG and WebP quality, 1 to 100.", valueName: "1-100"))
  var quality: Int = FrameSettings.defaultQuality

  @Option(help: "What to do with a picture that would be enlarged too far.")
  var upscale: UpscalePolicy.Mode = .warn

  @Option(
    help: ArgumentHelp(
      "The enlargement that is not too far (default: 2, and 1 with --upscale refuse).", valueName: "factor"))
  var maxUpscale: Double?

  @Option(
    help: ArgumentHelp("Refuse when more than this share of the picture would be lost.", valueName: "0-1"))
  var maxCrop: Share?

  func validate() throws {
    guard (1...100).contains(quality) else {
      throw ValidationError("--quality is \(quality); it goes from 1 to 100.")
    }
    if let maxUpscale, !(maxUpscale >= 1 && maxUpscale.isFinite) {
      throw ValidationError("--max-upscale is \(maxUpscale); it is a factor of at least 1.")
    }
  }

  func settings(format: FrameFormat, sizes: [PixelSize]) -> FrameSettings {
    FrameSettings(
      sizes: sizes, fit: fit, gravity: gravity, format: format, quality: quality,
      upscale: UpscalePolicy(mode: upscale, limit: maxUpscale), maxCrop: maxCrop?.value)
  }
}

extension Fit: ExpressibleByArgument {}
extension Gravity: ExpressibleByArgument {}
extension FrameFormat: ExpressibleByArgument {}
extension UpscalePolicy.Mode: ExpressibleByArgument {}

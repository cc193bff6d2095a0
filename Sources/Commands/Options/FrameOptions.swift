internal import ArgumentParser
internal import Domain

/// How pictures become frames.
struct FrameOptions: ParsableArguments {
  @Option(
    help: "How a picture of another shape meets the frame: cover crops it, contain leaves bars beside it.")
  var fit: Fit = .cover

  @Option(
    help: ArgumentHelp(
      "Which part a crop keeps: a side, attention (what draws the eye), entropy (most detail), or the part "
        + "around a point, given in shares of width and height.",
      valueName: "place"),
    completion: .list(Gravity.names))
  var gravity: Gravity = .centre

  @Option(
    help: ArgumentHelp(
      "What fills the bars of contain and shows behind transparent pixels; blur is the picture itself, "
        + "blurred (transparent pixels are then filled with black).",
      valueName: "colour|blur"),
    completion: .list(Background.words))
  var background: Background = .black

  @Option(help: "The frame's file type (default: jpeg, or what -o FILE ends in; check takes all of them).")
  var format: FrameFormat?

  @Option(help: ArgumentHelp("JPEG and WebP quality, 1 to 100.", valueName: "1-100"))
  var quality: Int = FrameSettings.defaultQuality

  @Option(
    help: "What to do with a picture that would be enlarged too far (default: warn; refuse for check --fix).")
  var upscale: UpscalePolicy.Mode?

  @Option(
    help: ArgumentHelp(
      "The largest enlargement allowed (default: 2; 1 with --upscale refuse).", valueName: "factor"))
  var maxUpscale: Double?

  @Option(
    help: ArgumentHelp(
      "Refuse when a crop would lose more than this share of the picture, 0.25 or 25%.", valueName: "share"))
  var maxCrop: Share?

  func validate() throws {
    guard (1...100).contains(quality) else {
      throw ValidationError("--quality is \(quality); it goes from 1 to 100.")
    }
    if let maxUpscale, !(1...100_000).contains(maxUpscale) {
      throw ValidationError("--max-upscale is \(maxUpscale); it goes from 1 to 100000.")
    }
  }

  func settings(format: FrameFormat, sizes: [PixelSize]) -> FrameSettings {
    FrameSettings(
      sizes: sizes, fit: fit, gravity: gravity, background: background, format: format, quality: quality,
      upscale: UpscalePolicy(mode: upscale ?? .warn, limit: maxUpscale), maxCrop: maxCrop?.value)
  }
}

extension Fit: ExpressibleByArgument {}
extension FrameFormat: ExpressibleByArgument {}
extension UpscalePolicy.Mode: ExpressibleByArgument {}

internal import ArgumentParser
internal import Domain

/// Which pictures are decoded at all, and what one of them may cost. What is not said is as in `PictureLimits`.
struct PictureOptions: ParsableArguments {
  private static let standard = PictureLimits()

  @Flag(
    name: .customLong("heif"), inversion: .prefixedNo,
    help: "Decode HEIC and AVIF pictures; --no-heif refuses them.")
  var takesHEIF = true

  @Option(
    help: Self.refusing(
      "files larger than this", standard: ByteSize(Self.standard.fileBytes), valueName: "size"))
  var maxFileSize: ByteSize?

  @Option(
    help: Self.refusing(
      "pictures with more pixels than this", standard: PixelCount(Self.standard.streamedPixels),
      valueName: "n|MP"))
  var maxPixels: PixelCount?

  @Option(
    help: Self.refusing(
      "more pixels than this where the decoder holds the whole picture (progressive JPEG, interlaced PNG, GIF, WebP, HEIC, AVIF)",
      standard: PixelCount(Self.standard.heldPixels), valueName: "n|MP"))
  var maxWholePixels: PixelCount?

  @Option(
    help: Self.refusing(
      "pictures with a side longer than this, in pixels", standard: Self.standard.side, valueName: "n"))
  var maxSide: Int?

  @Option(
    help: Self.refusing(
      "pictures with more channels than this", standard: Self.standard.bands, valueName: "n"))
  var maxChannels: Int?

  @Option(
    help: Self.refusing(
      "files with more frames or pages than this", standard: Self.standard.pages, valueName: "n"))
  var maxPages: Int?

  @Option(
    help: ArgumentHelp(
      "Take colours as sRGB when their profile is larger (default: \(ByteSize(Self.standard.profileBytes))).",
      valueName: "size"))
  var maxProfileSize: ByteSize?

  @Option(
    help: ArgumentHelp(
      "Give up on a picture after this time (default: \(Int(Self.standard.seconds))s).", valueName: "time"))
  var pictureTimeout: TimeSpan?

  @Option(
    help: Self.refusing(
      "pictures that need more memory than this", standard: ByteSize(Self.standard.workerBytes),
      valueName: "size"))
  var pictureMemory: ByteSize?

  private static func refusing(_ what: String, standard: Any, valueName: String) -> ArgumentHelp {
    ArgumentHelp("Refuse \(what) (default: \(standard)).", valueName: valueName)
  }

  func validate() throws {
    let numbers = [
      ("--max-side", maxSide, Self.standard.side), ("--max-channels", maxChannels, 64),
      ("--max-pages", maxPages, 1_000_000),
    ]
    for case (let name, let number?, let most) in numbers where !(1...most).contains(number) {
      throw ValidationError("\(name) is \(number); it goes from 1 to \(most).")
    }
    let least = PictureLimits.leastWorkerBytes
    if let pictureMemory, pictureMemory.bytes < least {
      throw ValidationError(
        "--picture-memory is \(pictureMemory); a worker takes \(ByteSize(least)) for itself.")
    }
  }

  var limits: PictureLimits {
    var limits = Self.standard
    limits.takesHEIF = takesHEIF
    limits.fileBytes = maxFileSize?.bytes ?? limits.fileBytes
    limits.streamedPixels = maxPixels?.pixels ?? limits.streamedPixels
    // What is dearer is not allowed more.
    limits.heldPixels = maxWholePixels?.pixels ?? min(limits.heldPixels, limits.streamedPixels)
    limits.side = maxSide ?? limits.side
    limits.bands = maxChannels ?? limits.bands
    limits.pages = maxPages ?? limits.pages
    limits.profileBytes = maxProfileSize?.bytes ?? limits.profileBytes
    limits.seconds = pictureTimeout.map { $0.duration / .seconds(1) } ?? limits.seconds
    limits.workerBytes = pictureMemory?.bytes ?? limits.workerBytes
    return limits
  }
}

extension ByteSize: ExpressibleByArgument {
  package init?(argument: String) { self.init(argument) }
}

extension PixelCount: ExpressibleByArgument {
  package init?(argument: String) { self.init(argument) }
}

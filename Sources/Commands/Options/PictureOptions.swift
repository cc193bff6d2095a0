internal import ArgumentParser
internal import Domain

/// Which pictures are decoded at all.
struct PictureOptions: ParsableArguments {
  @Flag(name: .customLong("no-heif"), help: "Don't decode HEIC and AVIF pictures; refuse them.")
  var isWithoutHEIF = false

  var limits: PictureLimits {
    var limits = PictureLimits()
    limits.takesHEIF = !isWithoutHEIF
    return limits
  }
}

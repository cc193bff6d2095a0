import Domain
import TestSupport

/// Frame settings by chance: the models' sizes and odd ones, every fit, gravity, background and format.
struct RandomWish {
  private static let sizes = [
    "1280x720", "720x1280", "1792x1024", "1024x1792", "1920x1080", "1080x1920",
  ]
  private static let oddSizes = [
    "1x1", "1x2", "3x1", "2x97", "101x7", "333x333", "331x509", "64x65", "65x64", "17x400", "401x18",
    "127x255",
    "999x2", "5x777", "160x90", "90x161", "239x135", "48x48", "31x32", "211x199",
  ]

  let size: String
  let fit: Fit
  let gravity: Gravity
  let background: Background
  let format: FrameFormat

  init(_ random: inout SeededGenerator) {
    let isOdd = Int.random(in: 0..<4, using: &random) > 0
    size = (isOdd ? Self.oddSizes : Self.sizes).randomElement(using: &random) ?? "1x1"
    fit = Bool.random(using: &random) ? .cover : .contain
    let point = FocusPoint(
      across: .random(in: 0...1, using: &random), down: .random(in: 0...1, using: &random))
    let name = Gravity.names.randomElement(using: &random) ?? "centre"
    gravity =
      Int.random(in: 0..<4, using: &random) == 0
      ? point.map { .focus($0) } ?? .centre : Gravity(rawValue: name) ?? .centre
    background = Bool.random(using: &random) ? .blur : .colour(RGBColor(red: 90, green: 90, blue: 90))
    format = FrameFormat.allCases.randomElement(using: &random) ?? .png
  }

  var name: String { "\(size) \(fit) \(gravity.rawValue) \(background.text) \(format)" }

  func apply(_ settings: inout FrameSettings) {
    (settings.fit, settings.gravity, settings.background) = (fit, gravity, background)
  }
}

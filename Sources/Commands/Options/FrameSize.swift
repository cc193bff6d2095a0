internal import ArgumentParser
internal import Domain

/// `--size`
extension FrameSize: ExpressibleByArgument {
  static let help = ArgumentHelp(
    "The frame's exact size, or auto: the one of the model's sizes that crops least.", valueName: "WxH|auto")

  package init?(argument: String) { self.init(argument) }

  /// The sizes a picture may get, the cheapest first.
  func sizes(of offers: Offers) -> [PixelSize] {
    switch self {
    case .exact(let size): [size]
    case .auto: offers.sizesByPrice
    }
  }
}

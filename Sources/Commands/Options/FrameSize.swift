internal import ArgumentParser
internal import Domain

/// `--size`: one exact size, or the best of the model's for each picture.
enum FrameSize: ExpressibleByArgument, Equatable {
  case exact(PixelSize)
  case auto

  static let help = ArgumentHelp(
    "The frame's exact size, or auto: the one of the model's sizes that crops least.", valueName: "WxH|auto")

  init?(argument: String) {
    if argument.lowercased() == "auto" {
      self = .auto
    } else if let size = PixelSize(argument) {
      self = .exact(size)
    } else {
      return nil
    }
  }

  /// The sizes a picture may get, the cheapest first.
  func sizes(of offers: Offers) -> [PixelSize] {
    switch self {
    case .exact(let size): [size]
    case .auto: offers.sizesByPrice
    }
  }
}

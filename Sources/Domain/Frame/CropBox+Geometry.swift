extension CropBox {
  /// All of a picture.
  package init(_ size: PixelSize) {
    self.init(left: 0, top: 0, width: size.width, height: size.height)
  }

  package var area: Int { width * height }

  /// The largest box of `shape`'s shape that `whole` holds, at its top left; the cut side is the exact one
  /// rounded to the nearest pixel, and at least one.
  package static func largest(of shape: PixelSize, in whole: PixelSize) -> CropBox {
    var (width, height) = (whole.width, whole.height)
    if whole.width * shape.height > shape.width * whole.height {
      width = nearest(whole.height * shape.width, over: shape.height, upTo: whole.width)
    } else {
      height = nearest(whole.width * shape.height, over: shape.width, upTo: whole.height)
    }
    return CropBox(left: 0, top: 0, width: width, height: height)
  }

  /// The same box where `gravity` wants it, inside `whole`; odd pixels go right and down.
  ///
  /// What only pixels can tell (attention, entropy) lies in the middle until they were looked at.
  func moved(to gravity: Gravity, in whole: PixelSize) -> CropBox {
    let (spareWidth, spareHeight) = (whole.width - width, whole.height - height)
    switch gravity {
    case .side(let side):
      return at(left: spareWidth * side.halvesLeft / 2, top: spareHeight * side.halvesAbove / 2)
    case .focus(let point):
      let left = (point.across * Double(whole.width) - Double(width) / 2).rounded(.down)
      let top = (point.down * Double(whole.height) - Double(height) / 2).rounded(.down)
      return at(left: Int(left), top: Int(top)).pushed(into: whole)
    case .attention, .entropy:
      return at(left: spareWidth / 2, top: spareHeight / 2)
    }
  }

  /// The same box at another corner.
  package func at(left: Int, top: Int) -> CropBox {
    CropBox(left: left, top: top, width: width, height: height)
  }

  /// The same box moved no further than it must be to lie inside `whole`, which is at least as large.
  package func pushed(into whole: PixelSize) -> CropBox {
    at(left: min(max(left, 0), whole.width - width), top: min(max(top, 0), whole.height - height))
  }

  private static func nearest(_ value: Int, over divisor: Int, upTo limit: Int) -> Int {
    min(max((2 * value + divisor) / (2 * divisor), 1), limit)
  }
}

/// How stored pixels must be turned to stand upright: the eight values of EXIF tag 0x0112.
package enum Orientation: Int, Sendable, Codable, CaseIterable {
  case upright = 1
  case mirrored
  case turned180
  case flipped
  case transposed
  case turnedRight
  case transversed
  case turnedLeft

  /// Width and height change places between stored and upright pixels.
  package var swapsSides: Bool { rawValue >= 5 }

  /// The box in stored pixels that shows what `box` shows in the upright picture of `size`.
  package func stored(_ box: CropBox, upright size: PixelSize) -> CropBox {
    let right = size.width - box.left - box.width
    let bottom = size.height - box.top - box.height
    let (left, top): (Int, Int) =
      switch self {
      case .upright: (box.left, box.top)
      case .mirrored: (right, box.top)
      case .turned180: (right, bottom)
      case .flipped: (box.left, bottom)
      case .transposed: (box.top, box.left)
      case .turnedRight: (box.top, right)
      case .transversed: (bottom, right)
      case .turnedLeft: (bottom, box.left)
      }
    return CropBox(
      left: left, top: top,
      width: swapsSides ? box.height : box.width,
      height: swapsSides ? box.width : box.height)
  }
}

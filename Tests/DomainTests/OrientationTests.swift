import Domain
import TestSupport
import Testing

/// EXIF's own words for the eight values: where the stored picture's first row and first column are shown.
@Suite struct OrientationTests {
  /// The upright pixel that shows the stored pixel (x, y) of a stored picture of `width` x `height`.
  private static func shown(_ x: Int, _ y: Int, width: Int, height: Int, by orientation: Orientation) -> [Int]
  {
    let right = width - 1 - x
    let bottom = height - 1 - y
    return switch orientation {
    case .upright: [x, y]
    case .mirrored: [right, y]  // first row at the top, first column at the right
    case .turned180: [right, bottom]  // bottom, right
    case .flipped: [x, bottom]  // bottom, left
    case .transposed: [y, x]  // first row at the left, first column at the top
    case .turnedRight: [bottom, x]  // right, top
    case .transversed: [bottom, right]  // right, bottom
    case .turnedLeft: [y, right]  // left, bottom
    }
  }

  @Test(arguments: Orientation.allCases)
  func `a box in the upright picture is the same pixels in the stored one`(orientation: Orientation) throws {
    var random = SeededGenerator(seed: UInt64(orientation.rawValue))
    for _ in 0..<40 {
      let stored = try #require(
        PixelSize(width: .random(in: 1...9, using: &random), height: .random(in: 1...9, using: &random)))
      let header = PictureHeader(kind: .jpeg, stored: stored, orientation: orientation)
      let upright = header.upright
      let width = Int.random(in: 1...upright.width, using: &random)
      let height = Int.random(in: 1...upright.height, using: &random)
      let box = CropBox(
        left: .random(in: 0...(upright.width - width), using: &random),
        top: .random(in: 0...(upright.height - height), using: &random), width: width, height: height)
      let inside = Self.pixels(of: orientation.stored(box, upright: upright))
      let shown = inside.map {
        Self.shown($0[0], $0[1], width: stored.width, height: stored.height, by: orientation)
      }
      #expect(Set(shown) == Set(Self.pixels(of: box)), "\(stored) \(box)")
    }
  }

  private static func pixels(of box: CropBox) -> [[Int]] {
    (box.top..<box.top + box.height).flatMap { y in
      (box.left..<box.left + box.width).map { x in [x, y] }
    }
  }

  @Test(arguments: Orientation.allCases)
  func `sides change places from five on`(orientation: Orientation) throws {
    let stored = try #require(PixelSize("40x30"))
    let upright = PictureHeader(kind: .tiff, stored: stored, orientation: orientation).upright
    #expect(upright.description == (orientation.rawValue >= 5 ? "30x40" : "40x30"))
  }

  @Test func `the values are those of the tag`() {
    #expect(Orientation.allCases.map(\.rawValue) == Array(1...8))
  }
}

import Domain
import TestSupport

@testable import Imaging

/// A picture file by chance: most are small, some are large, thin or both, in all orientations.
struct RandomSource {
  enum Kind: CaseIterable {
    case png
    case tiff
    case jpeg
    case webp
  }

  let width: Int
  let height: Int
  let bands: Int
  let kind: Kind
  let orientation: Orientation

  init(_ random: inout SeededGenerator) {
    switch Int.random(in: 0..<40, using: &random) {
    case 0:
      // Large, of two greys.
      (width, height) = (.random(in: 1000...6000, using: &random), .random(in: 1000...6000, using: &random))
      (bands, kind) = (1, .png)
    case 1...6:
      // A strip, up to a thousand times as long as wide.
      let thin = Int.random(in: 1...6, using: &random)
      let long = thin * Int.random(in: 20...1000, using: &random)
      (width, height) = Bool.random(using: &random) ? (thin, long) : (long, thin)
      (bands, kind) = (.random(in: 1...4, using: &random), Bool.random(using: &random) ? .png : .tiff)
    default:
      (width, height) = (.random(in: 1...160, using: &random), .random(in: 1...160, using: &random))
      bands = .random(in: 1...4, using: &random)
      kind = Kind.allCases.randomElement(using: &random) ?? .png
    }
    orientation = Orientation.allCases.randomElement(using: &random) ?? .upright
  }

  var name: String { "\(kind) \(width)x\(height) of \(bands), \(orientation)" }

  /// Upright it grows redder to the right and greener downwards.
  var isRamp: Bool { bands >= 3 }

  func bytes(_ bench: borrowing Bench) throws -> [UInt8] {
    let exif = ("eXIf", ExifBlock.bytes(orientation: orientation.rawValue))
    if width * height > 1_000_000 {
      let plain = OnePictureAtATime.ExactSizeTests.coarse(width: width, height: height)
      return Array(plain.prefix(33)) + PNGFile.chunk(exif.0, exif.1) + plain.dropFirst(33)
    }
    let raster = stored
    switch kind {
    case .png:
      return PNGFile.of(raster, chunks: [exif])
    case .tiff:
      return TIFFFile.of(raster) {
        $0.orientation = orientation.rawValue
        if bands == 2 || bands == 4 { $0.extraSamples = [2] }
      }
    case .jpeg:
      return JPEGFile.withExif(orientation: orientation.rawValue, in: try bench.jpeg(of: raster, quality: 90))
    case .webp:
      let size = "\(raster.width)x\(raster.height)"
      return RIFFFile.extended(
        try bench.frame(of: PNGFile.of(raster), size: size, format: .webp).bytes,
        width: raster.width, height: raster.height, orientation: orientation.rawValue)
    }
  }

  /// The pixels as they lie in the file.
  private var stored: Raster {
    let swaps = orientation.swapsSides
    let upright = Raster(width: swaps ? height : width, height: swaps ? width : height, bands: bands) {
      x, y in
      let across = UInt8(20 + 200 * x / max(swaps ? height : width, 1))
      let down = UInt8(20 + 200 * y / max(swaps ? width : height, 1))
      // The transparency is even: a ramp of it would be a ramp of the picture.
      return bands < 3 ? [across, 180] : [across, down, 90, 180]
    }
    return OnePictureAtATime.OrientationTests.stored(upright, orientation)
  }
}

import Domain
import SystemPackage
import TestSupport
import Testing

@testable import Imaging

extension OnePictureAtATime {
  @Suite struct OrientationTests {
    /// How `upright` must be stored so that `orientation` turns it back.
    static func stored(_ upright: Raster, _ orientation: Orientation) -> Raster {
      let swaps = orientation.swapsSides
      let (width, height) = (swaps ? upright.height : upright.width, swaps ? upright.width : upright.height)
      let (right, bottom) = (width - 1, height - 1)
      return Raster(width: width, height: height, bands: upright.bands) { x, y in
        switch orientation {
        case .upright: upright[x, y]
        case .mirrored: upright[right - x, y]
        case .turned180: upright[right - x, bottom - y]
        case .flipped: upright[x, bottom - y]
        case .transposed: upright[y, x]
        case .turnedRight: upright[bottom - y, x]
        case .transversed: upright[bottom - y, right - x]
        case .turnedLeft: upright[y, right - x]
        }
      }
    }

    @Test(arguments: Orientation.allCases, [(64, 48), (48, 64), (37, 50)])
    func `a lossless picture stands upright bit for bit`(orientation: Orientation, shape: (Int, Int)) throws {
      let upright = Raster.slope(width: shape.0, height: shape.1)
      let turned = Self.stored(upright, orientation)
      let bench = try Bench()
      let size = "\(upright.width)x\(upright.height)"
      let png = PNGFile.of(turned, chunks: [("eXIf", ExifBlock.bytes(orientation: orientation.rawValue))])
      #expect(try bench.frame(of: png, size: size).raster() == upright)
      let tiff = TIFFFile.of(turned) { $0.orientation = orientation.rawValue }
      #expect(try bench.frame(of: tiff, size: size).raster() == upright)
    }

    @Test(arguments: Orientation.allCases)
    func `a crop and a reduction take the same part whatever the orientation`(orientation: Orientation) throws
    {
      let upright = Raster.slope(width: 141, height: 107)
      let bench = try Bench()
      for size in ["48x27", "27x48", "40x40"] {
        let expected = try bench.frame(of: PNGFile.of(upright), size: size).raster()
        let png = PNGFile.of(
          Self.stored(upright, orientation),
          chunks: [("eXIf", ExifBlock.bytes(orientation: orientation.rawValue))])
        let frame = try bench.frame(of: png, size: size)
        #expect(try frame.raster().difference(to: expected) <= 3, "\(size)")
        #expect(frame.prepared.plan.header.orientation == orientation)
      }
    }

    @Test(arguments: Orientation.allCases)
    func `JPEG and WebP stand upright, shrunk on load or not`(orientation: Orientation) throws {
      let upright = Raster.slope(width: 200, height: 148)
      let bench = try Bench()
      let turned = Self.stored(upright, orientation)
      let jpeg = JPEGFile.withExif(orientation: orientation.rawValue, in: try bench.jpeg(of: turned))
      let turnedSize = "\(turned.width)x\(turned.height)"
      let webp = RIFFFile.extended(
        try bench.frame(of: PNGFile.of(turned), size: turnedSize, format: .webp, quality: 100).bytes,
        width: turned.width, height: turned.height, orientation: orientation.rawValue)
      for size in ["200x148", "40x23", "20x25"] {
        let expected = try bench.frame(of: PNGFile.of(upright), size: size).raster()
        #expect(try bench.frame(of: jpeg, size: size).raster().difference(to: expected) <= 6, "JPEG \(size)")
        #expect(try bench.frame(of: webp, size: size).raster().difference(to: expected) <= 12, "WebP \(size)")
      }
    }

    @Test(arguments: [0, 9, 255])
    func `a tag that is none of the eight is taken as upright`(value: Int) throws {
      let raster = Raster.slope(width: 32, height: 24)
      let png = PNGFile.of(raster, chunks: [("eXIf", ExifBlock.bytes(orientation: value))])
      #expect(try Bench().frame(of: png, size: "32x24").raster() == raster)
    }

    @Test(.enabled(if: Fixtures.corpus != nil), arguments: ["Landscape", "Portrait"])
    func `photographs in all eight orientations look the same`(shape: String) throws {
      let bench = try Bench()
      let files = Fixtures.corpusFiles("orientation").filter {
        $0.lastComponent?.string.hasPrefix(shape) == true
      }
      let size = shape == "Landscape" ? "160x120" : "120x160"
      let rasters = try files.map { try bench.frame(of: $0, size: size).raster() }
      #expect(rasters.count == 8)
      let first = try #require(rasters.first)
      for (index, raster) in rasters.enumerated() {
        let total = zip(first.samples, raster.samples).reduce(0) { $0 + abs(Int($1.0) - Int($1.1)) }
        #expect(Double(total) / Double(first.samples.count) < 4, "\(files[index])")
      }
    }
  }
}

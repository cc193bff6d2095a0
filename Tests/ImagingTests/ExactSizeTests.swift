import Domain
import TestSupport
import Testing

@testable import Imaging

extension OnePictureAtATime {
  @Suite struct ExactSizeTests {
    /// Grey of two values, eight pixels a byte: large pictures for little work.
    static func coarse(width: Int, height: Int) -> [UInt8] {
      let row = [UInt8](repeating: 0b1111_0000, count: (width + 7) / 8)
      return PNGFile(width: width, height: height, colour: .grey, depth: 1).bytes { _ in row }
    }

    @Test(arguments: [UInt64](1...10))
    func `every picture becomes exactly the size that was asked for`(seed: UInt64) throws {
      var random = SeededGenerator(seed: seed)
      let bench = try Bench()
      for _ in 0..<25 {
        func side(_ limit: Int) -> Int {
          .random(in: 1...(Bool.random(using: &random) ? limit : 9), using: &random)
        }
        let source = Self.coarse(width: side(1500), height: side(1500))
        let orientation = Int.random(in: 1...8, using: &random)
        let format = FrameFormat.allCases.randomElement(using: &random) ?? .png
        let turned = PNGFile.chunk("eXIf", ExifBlock.bytes(orientation: orientation))
        let tagged = Array(source.prefix(33)) + turned + source.dropFirst(33)
        // `frame` validates the size of what it made.
        let frame = try bench.frame(of: tagged, size: "\(side(400))x\(side(400))", format: format)
        #expect(frame.prepared.bytes == frame.bytes.count, "seed \(seed)")
      }
    }

    @Test(arguments: [UInt64](1...4))
    func `JPEG sources that are shrunk on load become exactly the size too`(seed: UInt64) throws {
      var random = SeededGenerator(seed: seed)
      let bench = try Bench()
      for _ in 0..<12 {
        let width = Int.random(in: 1...900, using: &random)
        let height = Int.random(in: 1...900, using: &random)
        let source = try bench.frame(
          of: Self.coarse(width: width, height: height), size: "\(width)x\(height)", format: .jpeg,
          quality: 60)
        let orientation = Int.random(in: 1...8, using: &random)
        let size = "\(Int.random(in: 1...120, using: &random))x\(Int.random(in: 1...120, using: &random))"
        let tagged = JPEGFile.withExif(orientation: orientation, in: source.bytes)
        let frame = try bench.frame(of: tagged, size: size, format: .jpeg)
        #expect(frame.prepared.plan.size.description == size, "seed \(seed): \(width)x\(height)")
      }
    }

    @Test(arguments: [
      (1, 8000), (8000, 1), (1, 1), (2, 16_000), (16_000, 2), (1, 200), (65_500, 1), (1, 65_500),
    ])
    func `extreme shapes are cropped before they are enlarged`(width: Int, height: Int) throws {
      let bench = try Bench()
      for (format, size) in [(FrameFormat.jpeg, "1280x720"), (.png, "48x64")] {
        let frame = try bench.frame(of: Self.coarse(width: width, height: height), size: size, format: format)
        #expect(frame.prepared.plan.size.description == size)
      }
    }

    @Test(arguments: [(4, 153), (1, 640), (7, 900), (15, 2000), (31, 3000)])
    func `JPEG strips are not shrunk to nothing on load`(thin: Int, long: Int) throws {
      let bench = try Bench()
      let upright = try bench.jpeg(of: .flat([40, 160, 90], width: thin, height: long))
      for orientation in [1, 7] {
        let source = JPEGFile.withExif(orientation: orientation, in: upright)
        for (fit, gravity) in [(Fit.contain, Gravity.centre), (.cover, .centre), (.cover, .attention)] {
          let raster = try bench.frame(
            of: source, size: "8x8", background: .init(red: 40, green: 160, blue: 90)
          ) {
            ($0.fit, $0.gravity) = (fit, gravity)
          }.raster()
          #expect(raster.difference(to: .flat([40, 160, 90], width: 8, height: 8)) <= 2, "\(fit) \(gravity)")
        }
      }
    }

    @Test(arguments: Fit.allCases)
    func `a single pixel becomes a flat frame with a warning`(fit: Fit) throws {
      let source = PNGFile.of(.flat([7, 130, 220], width: 1, height: 1))
      let frame = try Bench().frame(
        of: source, size: "1280x720", background: .init(red: 7, green: 130, blue: 220)
      ) {
        $0.fit = fit
      }
      let raster = try frame.raster()
      #expect(raster.samples.count == 1280 * 720 * 3)
      for (x, y) in [(0, 0), (1279, 0), (640, 360), (0, 719), (1279, 719), (279, 100)] {
        #expect(raster[x, y] == [7, 130, 220])
      }
      let factor = fit == .cover ? "1280x to fill" : "720x to fit"
      #expect(frame.prepared.warnings.map { $0.contains("enlarged \(factor) 1280x720") } == [true])
    }

    @Test(arguments: ["1279x721", "1281x719", "1280x720"])
    func `one pixel more or less is made exact`(size: String) throws {
      let source = try #require(PixelSize(size))
      let frame = try Bench().frame(
        of: Self.coarse(width: source.width, height: source.height), size: "1280x720", format: .jpeg)
      #expect(frame.prepared.plan.scale <= 720.0 / 719)
    }

    @Test(arguments: ["639x359", "5115x2877", "1023x575", "641x361"])
    func `no dark line is left at an edge where the decoder rounds`(size: String) throws {
      let source = try #require(PixelSize(size))
      let bench = try Bench()
      let row = [UInt8](repeating: 0xFF, count: (source.width + 7) / 8)
      let white = PNGFile(width: source.width, height: source.height, colour: .grey, depth: 1).bytes { _ in
        row
      }
      let jpeg = try bench.frame(of: white, size: size, format: .jpeg).bytes
      for target in ["64x36", "80x45", "33x60"] {
        let raster = try bench.frame(of: jpeg, size: target).raster()
        #expect(raster.samples.allSatisfy { $0 == 255 }, "\(target)")
      }
    }

    @Test func `a JPEG of the exact size is not resampled`() throws {
      let bench = try Bench()
      // Noise would be blurred by any filter.
      var random = SeededGenerator(seed: 7)
      let noise = Raster(width: 64, height: 48) { _, _ in
        let grey: UInt8 = Bool.random(using: &random) ? 235 : 20
        return [grey, grey, grey]
      }
      let raster = try bench.frame(of: try bench.jpeg(of: noise), size: "64x48").raster()
      #expect(raster.difference(to: noise) <= 8)
    }

    @Test func `the middle is kept`() throws {
      // Red, green and blue thirds: a crop to the middle third is green.
      let thirds = Raster(width: 90, height: 30) { x, _ in
        x < 30 ? [255, 0, 0] : x < 60 ? [0, 255, 0] : [0, 0, 255]
      }
      let raster = try Bench().frame(of: PNGFile.of(thirds), size: "30x30").raster()
      #expect(raster == .flat([0, 255, 0], width: 30, height: 30))
    }
  }
}

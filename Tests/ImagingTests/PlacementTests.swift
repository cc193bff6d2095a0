import Domain
import TestSupport
import Testing

@testable import Imaging

extension OnePictureAtATime {
  /// Gravities and bars as they come out in pixels.
  @Suite struct PlacementTests {
    /// Nine fields, each of its own colour, 30 pixels a side.
    private static let fields = Raster(width: 90, height: 90) { x, y in colour(x / 30, y / 30) }

    private static func colour(_ column: Int, _ row: Int) -> [UInt8] {
      [UInt8(40 + 80 * column), UInt8(40 + 80 * row), 128]
    }

    @Test(arguments: [
      ("northwest", 0, 0), ("north", 1, 0), ("northeast", 2, 0), ("west", 0, 1), ("centre", 1, 1),
      ("east", 2, 1), ("southwest", 0, 2), ("south", 1, 2), ("southeast", 2, 2), ("0.5,0.5", 1, 1),
      ("0,1", 0, 2), ("0.9,0.2", 2, 0),
    ])
    func `each gravity keeps its part, whatever the orientation`(gravity: String, column: Int, row: Int)
      throws
    {
      let bench = try Bench()
      let gravity = try #require(Gravity(rawValue: gravity))
      for orientation in Orientation.allCases {
        let stored = OrientationTests.stored(Self.fields, orientation)
        let png = PNGFile.of(stored, chunks: [("eXIf", ExifBlock.bytes(orientation: orientation.rawValue))])
        let columns = try bench.frame(of: png, size: "30x90") { $0.gravity = gravity }.raster()
        let rows = try bench.frame(of: png, size: "90x30") { $0.gravity = gravity }.raster()
        for index in 0..<3 {
          #expect(columns[15, 30 * index + 15] == Self.colour(column, index), "\(orientation)")
          #expect(rows[30 * index + 15, 15] == Self.colour(index, row), "\(orientation)")
        }
      }
    }

    /// Dull grey, with a patch that is drawn by `pixel` near one end of the longer side.
    private static func patch(atEnd: Bool, isWide: Bool, _ pixel: (Int, Int) -> [UInt8]) -> Raster {
      Raster(width: isWide ? 400 : 100, height: isWide ? 100 : 400) { x, y in
        let along = isWide ? x : y
        let across = isWide ? y : x
        let isPatch = (atEnd ? 320..<380 : 20..<80).contains(along) && (20..<80).contains(across)
        return isPatch ? pixel(x, y) : [120, 120, 120]
      }
    }

    @Test(arguments: ["attention", "entropy"], Orientation.allCases)
    func `what there is to see is kept`(name: String, orientation: Orientation) throws {
      let bench = try Bench()
      let gravity = try #require(Gravity(rawValue: name))
      for (atEnd, isWide) in [(false, false), (false, true), (true, false), (true, true)] {
        var random = SeededGenerator(seed: 3)
        let raster = Self.patch(atEnd: atEnd, isWide: isWide) { _, _ in
          [UInt8.random(in: 120...255, using: &random), .random(in: 0...90, using: &random), 30]
        }
        let png = PNGFile.of(
          OrientationTests.stored(raster, orientation),
          chunks: [("eXIf", ExifBlock.bytes(orientation: orientation.rawValue))])
        let plan = try bench.frame(of: png, size: "50x50") { $0.gravity = gravity }.prepared.plan
        let start = isWide ? plan.crop.left : plan.crop.top
        // The patch is 60 long; the crop of 100 must hold all of it but for a rim.
        let patch = atEnd ? 320..<380 : 20..<80
        let shared = patch.clamped(to: start..<start + 100).count
        #expect(shared >= 50, "\(atEnd) \(isWide): \(plan.crop)")
        #expect(plan.crop.width == 100 && plan.crop.height == 100)
      }
    }

    @Test func `a crop that was looked for is cut where the report says`() throws {
      let bench = try Bench()
      let source = Fixtures.path("shots/paper-boat.jpg")
      for gravity in [Gravity.attention, .entropy] {
        let looked = try bench.frame(of: source, size: "64x128") { $0.gravity = gravity }
        let crop = looked.prepared.plan.crop
        let whole = looked.prepared.plan.header.upright
        let focus = FocusPoint(
          across: (Double(crop.left) + Double(crop.width) / 2) / Double(whole.width), down: 0.5)
        let same = try bench.frame(of: source, size: "64x128") {
          $0.gravity = focus.map { .focus($0) } ?? .centre
        }
        #expect(same.prepared.plan.crop == crop)
        #expect(same.bytes == looked.bytes)
        // A dry run tells the same box.
        var settings = looked.prepared.plan.settings
        settings.gravity = gravity
        let plan = try bench.preparer.plan(source, settings: settings, limits: PictureLimits())
        #expect(plan.crop == crop)
      }
    }

    @Test(arguments: Orientation.allCases)
    func `bars have exactly the colour that was asked for`(orientation: Orientation) throws {
      let upright = Raster.slope(width: 40, height: 60)
      let png = PNGFile.of(
        OrientationTests.stored(upright, orientation),
        chunks: [("eXIf", ExifBlock.bytes(orientation: orientation.rawValue))])
      let orange = RGBColor(red: 255, green: 165, blue: 0)
      let raster = try Bench().frame(of: png, size: "101x60", background: orange) { $0.fit = .contain }
        .raster()
      let expected = Raster(width: 101, height: 60) { x, y in
        (30..<70).contains(x) ? upright[x - 30, y] : [255, 165, 0]
      }
      #expect(raster == expected)
    }

    @Test(arguments: Orientation.allCases)
    func `blurred bars show the picture, darker, and the picture itself is untouched`(
      orientation: Orientation
    ) throws {
      // Red above, blue below.
      let upright = Raster(width: 60, height: 60) { _, y in y < 30 ? [220, 20, 20] : [20, 20, 220] }
      let png = PNGFile.of(
        OrientationTests.stored(upright, orientation),
        chunks: [("eXIf", ExifBlock.bytes(orientation: orientation.rawValue))])
      let raster = try Bench().frame(of: png, size: "240x60") { ($0.fit, $0.background) = (.contain, .blur) }
        .raster()
      for y in 0..<60 {
        for x in 0..<60 { #expect(raster[x + 90, y] == upright[x, y]) }
      }
      for x in [0, 40, 89, 150, 200, 239] {
        let (above, below) = (raster[x, 2], raster[x, 57])
        #expect(above[0] > 100 && above[0] < 160 && above[2] < above[0], "\(x): \(above)")
        #expect(below[2] > 100 && below[2] < 160 && below[0] < below[2], "\(x): \(below)")
      }
      // No hard line where the two meet.
      let column = (0..<60).map { Int(raster[20, $0][0]) }
      #expect(zip(column, column.dropFirst()).allSatisfy { abs($0 - $1) <= 24 })
    }

    @Test func `a flat picture gives flat bars to the very edge`() throws {
      let raster = try Bench().frame(
        of: PNGFile.of(.flat([200, 100, 40], width: 30, height: 90)), size: "320x180"
      ) {
        ($0.fit, $0.background) = (.contain, .blur)
      }.raster()
      for x in [0, 1, 60, 129, 190, 318, 319] {
        for y in [0, 1, 90, 178, 179] {
          let pixel = raster[x, y]
          #expect(zip(pixel, [130, 65, 26]).allSatisfy { abs(Int($0) - $1) <= 1 }, "\(x), \(y): \(pixel)")
        }
      }
      #expect(raster[160, 0] == [200, 100, 40] && raster[160, 179] == [200, 100, 40])
    }

    @Test(arguments: [(3, 4000), (1, 200), (1000, 1), (1, 8000), (16_000, 2), (1, 1)])
    func `strips are framed in every way`(width: Int, height: Int) throws {
      let bench = try Bench()
      let source = ExactSizeTests.coarse(width: width, height: height)
      for gravity in [Gravity.centre, .side(.southeast), .attention, .entropy] {
        let frame = try bench.frame(of: source, size: "1792x1024", format: .jpeg) { $0.gravity = gravity }
        #expect(frame.prepared.plan.size.description == "1792x1024")
      }
      for background in [Background.black, .blur] {
        let frame = try bench.frame(of: source, size: "1792x1024", format: .jpeg) {
          ($0.fit, $0.background) = (.contain, background)
        }
        #expect(frame.prepared.plan.cropLoss == 0)
      }
    }

    @Test(arguments: FrameFormat.allCases)
    func `each way of framing gives the same bytes twice`(format: FrameFormat) throws {
      let source = Fixtures.path("shots/coast/island-palm.webp")
      let ways: [(Fit, Gravity, Background)] = [
        (.cover, .attention, .black), (.cover, .entropy, .black), (.cover, .side(.east), .black),
        (.contain, .centre, .blur), (.contain, .centre, .colour(RGBColor(red: 9, green: 200, blue: 3))),
      ]
      for way in ways {
        let frames = try (0..<2).map { _ in
          try Bench().frame(of: source, size: "100x144", format: format) {
            ($0.fit, $0.gravity, $0.background) = way
          }
        }
        #expect(frames[0].bytes == frames[1].bytes, "\(way)")
        #expect(frames[0].prepared == frames[1].prepared, "\(way)")
      }
    }
  }
}

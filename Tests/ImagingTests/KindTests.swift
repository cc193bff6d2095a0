import Domain
import TestSupport
import Testing

@testable import Imaging

extension OnePictureAtATime {
  /// Every way of storing pixels that a source may use, decoded to known colours.
  @Suite struct KindTests {
    /// The first row of patches in the pictures of fixtures/pictures: eight pixels wide, twelve high.
    static let patches: [[UInt8]] = [
      [255, 0, 0], [0, 255, 0], [0, 0, 255], [255, 255, 255], [0, 0, 0], [255, 255, 0], [0, 255, 255],
      [128, 128, 128],
    ]

    @Test(arguments: [
      ("progressive.jpg", PictureKind.jpeg, 45), ("lossy.webp", .webp, 60), ("lossless.webp", .webp, 0),
      ("lzw.tif", .tiff, 0), ("tiled.tif", .tiff, 0), ("jpeg-inside.tif", .tiff, 60),
      ("two-pages.tif", .tiff, 0),
      ("picture.heic", .heif, 6), ("picture.avif", .heif, 6),
    ])
    func `the committed picture of each kind shows its patches`(
      name: String, kind: PictureKind, tolerance: Int
    ) throws {
      let frame = try Bench().frame(of: try Fixtures.bytes("pictures/\(name)"), size: "64x48")
      #expect(frame.prepared.plan.header.kind == kind)
      let raster = try frame.raster()
      for (index, colour) in Self.patches.enumerated() {
        let found = Raster.flat(raster[index * 8 + 4, 6], width: 1, height: 1)
        let off = found.difference(to: .flat(colour, width: 1, height: 1))
        #expect(off <= tolerance, "\(name), patch \(index): \(found.samples) for \(colour)")
      }
    }

    @Test(arguments: ["pictures/grey.jpg", "pictures/one-bit.tif"])
    func `grey becomes three equal channels`(name: String) throws {
      let raster = try Bench().frame(of: try Fixtures.bytes(name), size: "64x48").raster()
      #expect(raster[28, 6] == [255, 255, 255])
      #expect(raster[36, 6] == [0, 0, 0])
      let isGrey = (0..<64).allSatisfy { x in Set(raster[x, 40]).count == 1 }
      #expect(isGrey)
    }

    @Test(arguments: [1, 2, 4, 8])
    func `grey PNGs of every depth`(depth: Int) throws {
      let top = (1 << depth) - 1
      let file = PNGFile(width: 16, height: 4, colour: .grey, depth: depth)
      // Each row runs from black to white as far as its depth has steps.
      let values = (0..<16).map { $0 * top / 15 }
      let bytes = file.bytes { _ in Self.packed(values, depth: depth) }
      let raster = try Bench().frame(of: bytes, size: "16x4").raster()
      let expected = values.map { UInt8(($0 * 255 + top / 2) / top) }
      #expect((0..<16).map { raster[$0, 2] } == expected.map { [$0, $0, $0] })
    }

    @Test(arguments: [1, 2, 4, 8])
    func `palette PNGs of every depth`(depth: Int) throws {
      let count = min(1 << depth, 8)
      var file = PNGFile(width: 16, height: 4, colour: .palette, depth: depth)
      file.chunks = [("PLTE", Self.patches.prefix(count).flatMap { $0 })]
      let indices = (0..<16).map { $0 % count }
      let bytes = file.bytes { _ in Self.packed(indices, depth: depth) }
      let raster = try Bench().frame(of: bytes, size: "16x4").raster()
      #expect((0..<16).map { raster[$0, 1] } == indices.map { Self.patches[$0] })
    }

    private static func packed(_ values: [Int], depth: Int) -> [UInt8] {
      stride(from: 0, to: values.count, by: 8 / depth).map { start in
        values[start..<start + 8 / depth].reduce(UInt8(0)) { $0 << UInt8(depth) | UInt8($1) }
      }
    }

    @Test func `a transparent palette entry is filled with the background`() throws {
      var file = PNGFile(width: 8, height: 8, colour: .palette)
      file.chunks = [("PLTE", [255, 0, 0, 0, 255, 0]), ("tRNS", [0])]
      let bytes = file.bytes { _ in [0, 0, 0, 0, 1, 1, 1, 1] }
      let raster = try Bench().frame(
        of: bytes, size: "8x8", background: RGBColor(red: 9, green: 8, blue: 7)
      ).raster()
      #expect(raster[1, 3] == [9, 8, 7])
      #expect(raster[6, 3] == [0, 255, 0])
    }

    @Test func `one transparent colour of an RGB PNG is filled with the background`() throws {
      var file = PNGFile(width: 2, height: 2, colour: .rgb)
      file.chunks = [("tRNS", [0, 10, 0, 20, 0, 30])]
      let bytes = file.bytes { _ in [10, 20, 30, 200, 100, 50] }
      let raster = try Bench().frame(of: bytes, size: "2x2").raster()
      #expect(raster.row(0) == [0, 0, 0, 200, 100, 50])
    }

    @Test(arguments: [1, 2, 3, 4])
    func `an interlaced PNG is the same frame as a plain one`(bands: Int) throws {
      let full = Raster.slope(width: 37, height: 29)
      let raster = Raster(width: 37, height: 29, bands: bands) { x, y in full[x, y] + [200] }
      let colours: [PNGFile.Colour] = [.grey, .greyAlpha, .rgb, .rgba]
      let bench = try Bench()
      let interlaced = PNGFile(width: 37, height: 29, colour: colours[bands - 1]).interlaced(raster)
      let frame = try bench.frame(of: interlaced, size: "37x29")
      #expect(frame.prepared.plan.header.isInterlaced)
      #expect(try frame.bytes == bench.frame(of: PNGFile.of(raster), size: "37x29").bytes)
    }

    @Test func `an exact lossless source comes through bit for bit`() throws {
      let raster = Raster.slope(width: 64, height: 48)
      let bench = try Bench()
      #expect(try bench.frame(of: PNGFile.of(raster), size: "64x48").raster() == raster)
      #expect(try bench.frame(of: TIFFFile.of(raster), size: "64x48").raster() == raster)
      let exact = try bench.frame(of: PNGFile.of(raster), size: "64x48").prepared.plan
      #expect(exact.scale == 1 && exact.cropLoss == 0)
    }

    @Test func `GIF shows its palette`() throws {
      let file = GIFFile(width: 16, height: 12, palette: Self.patches)
      let indices = (0..<16 * 12).map { UInt8($0 % 8) }
      let raster = try Bench().frame(of: file.bytes(frames: [indices]), size: "16x12").raster()
      #expect((0..<16).map { raster[$0, 5] } == (0..<16).map { Self.patches[$0 % 8] })
    }

    @Test func `the first frame of an animation is used, with a remark`() throws {
      let file = GIFFile(width: 4, height: 4, palette: Self.patches)
      let frames = (0..<5).map { [UInt8](repeating: UInt8($0), count: 16) }
      let bench = try Bench()
      let gif = try bench.frame(of: file.bytes(frames: frames), size: "4x4")
      #expect(try gif.raster() == .flat(Self.patches[0], width: 4, height: 4))
      #expect(gif.prepared.warnings.contains { $0.contains("5 frames") })
      let webp = try bench.frame(of: try Fixtures.bytes("pictures/animated.webp"), size: "64x48")
      #expect(try webp.raster()[30, 20] == [255, 0, 0])
      #expect(webp.prepared.warnings.contains { $0.contains("the first is used") })
      let pages = try bench.frame(of: try Fixtures.bytes("pictures/two-pages.tif"), size: "64x48")
      #expect(pages.prepared.warnings.contains { $0.contains("2 frames or pages") })
    }

    @Test(arguments: Shots.names)
    func `every shot of the fixtures becomes a frame`(name: String) throws {
      let frame = try Bench().frame(of: Fixtures.path("shots/\(name)"), size: "320x180", format: .jpeg)
      #expect(frame.prepared.plan.size.description == "320x180")
    }
  }
}

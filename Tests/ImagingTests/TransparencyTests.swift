import Domain
import TestSupport
import Testing

@testable import Imaging

extension OnePictureAtATime {
  @Suite struct TransparencyTests {
    static let white = RGBColor(red: 255, green: 255, blue: 255)

    @Test func `a fully transparent picture is the background`() throws {
      let clear = Raster(width: 16, height: 12, bands: 4) { x, y in [UInt8(x * 9), UInt8(y * 9), 200, 0] }
      let frame = try Bench().frame(
        of: PNGFile.of(clear), size: "33x20", background: RGBColor(red: 17, green: 34, blue: 51))
      #expect(try frame.raster() == .flat([17, 34, 51], width: 33, height: 20))
      #expect(frame.prepared.note.filled == RGBColor(red: 17, green: 34, blue: 51))
    }

    @Test func `hidden black does not darken the edges`() throws {
      // White on the left; on the right the transparent pixels hide black.
      let raster = Raster(width: 100, height: 60, bands: 4) { x, _ in
        x < 50 ? [255, 255, 255, 255] : [0, 0, 0, 0]
      }
      let bench = try Bench()
      for size in ["30x18", "300x180", "100x60", "77x31", "100x31", "50x60"] {
        let frame = try bench.frame(of: PNGFile.of(raster), size: size, background: Self.white)
        #expect(try frame.raster().samples.allSatisfy { $0 >= 254 }, "\(size)")
      }
    }

    @Test func `half transparent is half the background`() throws {
      let raster = Raster.flat([200, 100, 0, 128], width: 4, height: 4)
      let onWhite = try Bench().frame(of: PNGFile.of(raster), size: "4x4", background: Self.white).raster()
      #expect(onWhite.difference(to: .flat([227, 177, 127], width: 4, height: 4)) <= 1)
      let onBlack = try Bench().frame(of: PNGFile.of(raster), size: "4x4").raster()
      #expect(onBlack.difference(to: .flat([100, 50, 0], width: 4, height: 4)) <= 1)
    }

    @Test(arguments: [false, true])
    func `16 bit transparency, with a profile or without`(hasProfile: Bool) throws {
      var file = PNGFile(width: 3, height: 1, colour: .rgba, depth: 16)
      if hasProfile {
        file.chunks = [("iCCP", Array("p\0\0".utf8) + Zlib.stored(ColourProfile.displayP3.bytes))]
      }
      let bytes = file.bytes { _ in
        var row: [UInt8] = []
        for alpha in [65_535, 32_768, 0] {
          for value in [65_535, 65_535, 65_535, alpha] { row.append(big: value, bytes: 2) }
        }
        return row
      }
      let raster = try Bench().frame(of: bytes, size: "3x1").raster()
      let expected = Raster(width: 3, height: 1, bands: 3, samples: [255, 255, 255, 128, 128, 128, 0, 0, 0])
      #expect(raster.difference(to: expected) <= 2, "\(raster.samples)")
    }

    @Test func `grey with transparency`() throws {
      let raster = Raster(width: 2, height: 1, bands: 2, samples: [90, 255, 90, 0])
      let frame = try Bench().frame(of: PNGFile.of(raster), size: "2x1", background: Self.white).raster()
      #expect(frame.samples == [90, 90, 90, 255, 255, 255])
    }

    @Test func `WebP and GIF`() throws {
      let webp = try Bench().frame(
        of: try Fixtures.bytes("pictures/alpha.webp"), size: "64x48", background: Self.white)
      let raster = try webp.raster()
      #expect(raster[10, 20] == [255, 64, 0] && raster[50, 20] == [255, 255, 255])
      let file = GIFFile(width: 2, height: 2, palette: [[0, 0, 0], [255, 0, 0]], transparent: 0)
      let gif = try Bench().frame(
        of: file.bytes(frames: [[0, 1, 1, 0]]), size: "2x2", background: Self.white)
      #expect(try gif.raster().samples == [255, 255, 255, 255, 0, 0, 255, 0, 0, 255, 255, 255])
    }

    /// A white disc whose edge fades over six pixels; what is transparent hides black.
    private static let disc = Raster(width: 120, height: 120, bands: 4) { x, y in
      let (across, down) = (Double(x) - 59.5, Double(y) - 59.5)
      let edge = (45 - (across * across + down * down).squareRoot()) / 6
      let alpha = UInt8(min(max(edge, 0), 1) * 255)
      return alpha == 0 ? [0, 0, 0, 0] : [255, 255, 255, alpha]
    }

    @Test(arguments: ["120x120", "40x40", "31x57", "300x200"])
    func `a white disc with a soft edge stays white on white`(size: String) throws {
      let bench = try Bench()
      for fit in Fit.allCases {
        let frame = try bench.frame(of: PNGFile.of(Self.disc), size: size, background: Self.white) {
          $0.fit = fit
        }
        #expect(try frame.raster().samples.allSatisfy { $0 >= 254 }, "\(fit)")
      }
    }

    @Test(arguments: ["120x120", "40x40", "31x57", "300x200"])
    func `a white disc with a soft edge has no dark ring on red`(size: String) throws {
      let bench = try Bench()
      // The same laid on red by hand, at full size.
      let flat = Raster(width: 120, height: 120) { x, y in
        let alpha = Self.disc[x, y][3]
        return [255, alpha, alpha]
      }
      for fit in Fit.allCases {
        let frame = try bench.frame(
          of: PNGFile.of(Self.disc), size: size, background: RGBColor(red: 255, green: 0, blue: 0)
        ) { $0.fit = fit }
        let raster = try frame.raster()
        let red = stride(from: 0, to: raster.samples.count, by: 3).map { raster.samples[$0] }
        #expect(red.allSatisfy { $0 >= 254 }, "\(fit)")
        let expected = try bench.frame(
          of: PNGFile.of(flat), size: size, background: .init(red: 255, green: 0, blue: 0)
        ) {
          $0.fit = fit
        }
        #expect(raster.difference(to: try expected.raster()) <= 1, "\(fit)")
      }
    }

    @Test func `palette pictures with a transparent entry get no fringe and no noise`() throws {
      // A white disc; the transparent entry hides black.
      let entries = (0..<48 * 48).map { index -> UInt8 in
        let (across, down) = (index % 48 - 24, index / 48 - 24)
        return across * across + down * down < 400 ? 1 : 0
      }
      var png = PNGFile(width: 48, height: 48, colour: .palette)
      png.chunks = [("PLTE", [0, 0, 0, 255, 255, 255]), ("tRNS", [0])]
      let gif = GIFFile(width: 48, height: 48, palette: [[0, 0, 0], [255, 255, 255]], transparent: 0)
      let sources = [
        png.bytes { y in Array(entries[y * 48..<y * 48 + 48]) }, gif.bytes(frames: [entries]),
      ]
      let bench = try Bench()
      for source in sources {
        for size in ["48x48", "16x16", "19x31", "100x100"] {
          let white = try bench.frame(of: source, size: size, background: Self.white).raster()
          #expect(white.samples.allSatisfy { $0 >= 254 }, "\(size)")
        }
        let exact = try bench.frame(of: source, size: "48x48").raster()
        #expect(exact.samples == entries.flatMap { Array(repeating: $0 * 255, count: 3) })
      }
    }

    @Test func `a picture that shines through itself is flattened on black`() throws {
      let clear = Raster(width: 20, height: 20, bands: 4) { _, _ in [200, 200, 200, 0] }
      let frame = try Bench().frame(of: PNGFile.of(clear), size: "40x20") {
        ($0.fit, $0.background) = (.contain, .blur)
      }
      #expect(try frame.raster() == .flat([0, 0, 0], width: 40, height: 20))
      #expect(frame.prepared.note.filled == .black)
    }

    @Test func `an opaque picture gets no remark`() throws {
      let prepared = try Bench().frame(of: PNGFile.of(.slope(width: 8, height: 8)), size: "8x8").prepared
      #expect(prepared.warnings == [] && prepared.note.filled == nil)
    }
  }
}

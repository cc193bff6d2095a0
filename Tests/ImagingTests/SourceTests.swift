import Domain
import SystemPackage
import TestSupport
import Testing

@testable import Imaging

extension OnePictureAtATime {
  /// Sources that hold more, or something else, than one plain picture.
  @Suite struct SourceTests {
    @Test func `the first picture of an animated PNG is used and told`() throws {
      let raster = Raster.slope(width: 16, height: 12)
      var control: [UInt8] = []
      for value in [7, 0] { control.append(big: value, bytes: 4) }
      let plain = try Bench().frame(of: PNGFile.of(raster), size: "16x12")
      let animated = try Bench().frame(of: PNGFile.of(raster, chunks: [("acTL", control)]), size: "16x12")
      #expect(try animated.raster() == raster)
      #expect(animated.prepared.plan.header.pages == 7)
      #expect(animated.prepared.warnings == ["FF010 it has 7 frames or pages; the first is used"])
      #expect(plain.prepared.plan.header.pages == 1 && plain.prepared.warnings.isEmpty)
    }

    @Test func `a report carries the code of its first remark that has one`() throws {
      let note = FrameNote(
        size: try #require(PixelSize("2x2")), format: .png, bytes: 1, digest: .of([1]),
        source: try #require(PixelSize("2x2")), crop: CropBox(left: 0, top: 0, width: 2, height: 2),
        place: CropBox(left: 0, top: 0, width: 2, height: 2), scale: 1, filled: nil,
        warnings: ["a word", "FF010 it has 2 frames or pages; the first is used"])
      #expect(FrameReport.made(note, source: "a", frame: "b", isNew: true).code == .animated)
      #expect(FindingCode(of: "its end is odd") == nil)
    }

    @Test func `a GIF of fifty thousand frames gives its first`() throws {
      let width = 64
      let first = (0..<width * width).map { UInt8($0 % 8) }
      let file = GIFFile(width: width, height: width, palette: KindTests.patches)
      let one = file.bytes(frames: [first])
      let small = GIFFile(width: 1, height: 1, palette: KindTests.patches).bytes(frames: [[1]])
      let again = small[(13 + 128 * 3)..<small.count - 1]
      var many = Array(one.dropLast())
      for _ in 1..<50_000 { many += again }
      let frame = try Bench().frame(of: many + [0x3B], size: "64x64")
      #expect(try frame.bytes == Bench().frame(of: one, size: "64x64").bytes)
      #expect(frame.prepared.warnings == ["FF010 it has more than 4096 frames or pages; the first is used"])
    }

    @Test func `a camera's JPEG with further pictures behind it is its first one`() throws {
      let bench = try Bench()
      let first = try bench.jpeg(of: .slope(width: 60, height: 90))
      let second = try bench.jpeg(of: .flat([0, 0, 255], width: 32, height: 32))
      // Multi-picture format: an APP2 segment, whose contents no decoder needs, and the second file at the end.
      let many = JPEGFile.inserting(
        0xE2, Array("MPF\0".utf8) + [0x49, 0x49, 42, 0, 8, 0, 0, 0, 0, 0], into: first)
      #expect(
        try bench.frame(of: many + second, size: "60x20").bytes == bench.frame(of: first, size: "60x20").bytes
      )
    }

    @Test func `YCCK is CMYK in another coat`() throws {
      let bench = try Bench()
      var bytes = try Fixtures.bytes("pictures/cmyk.jpg")
      let start = try #require(
        (2..<bytes.count - 16).first { bytes[$0] == 0xFF && bytes[$0 + 1] == 0xEE }, "an Adobe segment")
      bytes[start + 15] = 2
      let found = try bench.frame(of: bytes, size: "64x48").raster()
      // What the stored samples mean as YCCK, by the formulas of JFIF.
      let stored: [[Double]] = [[0, 255, 255], [255, 0, 255], [255, 255, 0], [255, 255, 255]]
      let inks = stored.map { s -> [UInt8] in
        let (y, cb, cr) = (s[0], s[1] - 128, s[2] - 128)
        return [y + 1.402 * cr, y - 0.344136 * cb - 0.714136 * cr, y + 1.772 * cb]
          .map { UInt8(min(max($0, 0), 255).rounded()) } + [0]
      }
      let raster = Raster(width: 64, height: 48, bands: 4) { x, _ in inks[x / 16] }
      let expected = try bench.frame(of: TIFFFile.of(raster) { $0.photometric = 5 }, size: "64x48").raster()
      for patch in 0..<4 {
        let (one, other) = (found[patch * 16 + 8, 24], expected[patch * 16 + 8, 24])
        #expect(zip(one, other).allSatisfy { abs(Int($0) - Int($1)) <= 14 }, "\(patch): \(one), \(other)")
      }
    }

    @Test func `CMYK without a profile says that its colours are a guess`() throws {
      let frame = try Bench().frame(of: try Fixtures.bytes("pictures/cmyk.jpg"), size: "64x48")
      #expect(
        frame.prepared.warnings == [
          "it is CMYK without a profile; its colours are those of common printing inks"
        ])
    }

    @Test(arguments: ["picture.heic", "picture.avif"])
    func `HEIC and AVIF can be switched off`(name: String) throws {
      var limits = PictureLimits()
      limits.takesHEIF = false
      let bytes = try Fixtures.bytes("pictures/\(name)")
      let rejection = try #require(try Bench().rejection(of: bytes, limits: limits))
      #expect(rejection.code == .typeNotTaken)
      #expect(rejection.message.contains("--no-heif"))
    }

    /// Also when EXIF says something else: `exif.heic` has an orientation of 6 there, which counts for nothing.
    @Test(arguments: Orientation.allCases, ["picture.heic", "exif.heic", "picture.avif"])
    func `the boxes that turn a HEIC or AVIF are obeyed once`(orientation: Orientation, name: String) throws {
      let bench = try Bench()
      let file = try Fixtures.bytes("pictures/\(name)")
      let plain = name == "exif.heic" ? try Fixtures.bytes("pictures/picture.heic") : file
      let stored = try bench.frame(of: plain, size: "64x48").raster()
      let size = orientation.swapsSides ? "48x64" : "64x48"
      let tagged = PNGFile.of(stored, chunks: [("eXIf", ExifBlock.bytes(orientation: orientation.rawValue))])
      let expected = try bench.frame(of: tagged, size: size).raster()
      let frame = try bench.frame(of: HEIFFile.turned(file, orientation: orientation.rawValue), size: size)
      #expect(try frame.raster() == expected)
      #expect(frame.prepared.plan.header.orientation == .upright)
    }

    @Test func `a channel that TIFF does not call transparency makes no holes`() throws {
      let bench = try Bench()
      let samples: [UInt8] = [200, 100, 50, 0, 10, 20, 30, 255]
      let expected: [UInt8] = [200, 100, 50, 10, 20, 30]
      // Declared as of no meaning, and not declared at all.
      for extra in [[0], []] {
        let bytes = TIFFFile.of(Raster(width: 2, height: 1, bands: 4, samples: samples)) {
          $0.extraSamples = extra
        }
        let frame = try bench.frame(of: bytes, size: "2x1")
        #expect(try frame.raster().samples == expected)
        #expect(!frame.prepared.plan.header.hasAlpha && frame.prepared.warnings.isEmpty)
      }
      let grey = TIFFFile.of(Raster(width: 2, height: 1, bands: 2, samples: [90, 0, 60, 255])) {
        $0.extraSamples = [0]
      }
      #expect(try bench.frame(of: grey, size: "2x1").raster().samples == [90, 90, 90, 60, 60, 60])
      let inks = TIFFFile.of(Raster(width: 1, height: 1, bands: 5, samples: [0, 0, 0, 0, 0])) {
        ($0.photometric, $0.extraSamples) = (5, [0])
      }
      #expect(try bench.frame(of: inks, size: "1x1").raster().samples.allSatisfy { $0 > 250 })
    }

    @Test func `transparency behind a selection is still transparency`() throws {
      let samples: [UInt8] = [200, 100, 50, 7, 255, 200, 100, 50, 7, 0]
      let bytes = TIFFFile.of(Raster(width: 2, height: 1, bands: 5, samples: samples)) {
        $0.extraSamples = [0, 2]
      }
      #expect(try Bench().frame(of: bytes, size: "2x1").raster().samples == [200, 100, 50, 0, 0, 0])
    }

    @Test func `no loader is open but the six that are meant`() throws {
      _ = try Bench().frame(of: try Fixtures.bytes("pictures/picture.heic"), size: "64x48")
      let kinds = ["jpegload", "pngload", "webpload", "gifload", "tiffload", "heifload"]
      #expect(Set(ImagingRuntime.openLoaders.map { String($0.prefix { $0 != "_" }) }) == Set(kinds))
    }
  }
}

import Domain
import SystemPackage
import TestSupport
import Testing

@testable import Imaging

extension OnePictureAtATime {
  /// What formats allow and hardly anybody writes: it becomes a frame of the right colours, or is refused in words.
  @Suite struct OddFormatTests {
    @Test(arguments: ["/dev/null", "/dev/zero"])
    func `a device is no picture`(path: String) throws {
      #expect(try Bench().rejection(of: FilePath(path))?.message == "it is not a regular file")
    }

    /// A row of four colours, sixteen pixels wide and high.
    private static let raster = Raster(width: 16, height: 16) { x, _ in
      [[255, 0, 0], [0, 255, 0], [0, 0, 255], [90, 90, 90]][x / 4]
    }

    private static let planes: [UInt8] = (0..<3).flatMap { band in
      stride(from: band, to: raster.samples.count, by: 3).map { raster.samples[$0] }
    }

    @Test func `a TIFF with a plane for each channel`() throws {
      var file = TIFFFile(width: 16, height: 16)
      file.planes = 2
      #expect(try Bench().frame(of: file.bytes(Self.planes), size: "16x16").raster() == Self.raster)
    }

    @Test func `TIFFs that libvips can't read are refused in words`() throws {
      let bench = try Bench()
      var tiled = TIFFFile(width: 16, height: 16)
      (tiled.planes, tiled.tile) = (2, 16)
      var deep = TIFFFile(width: 16, height: 16)
      deep.bits = 12
      for (name, bytes) in [
        ("tiles in planes", tiled.bytes(Self.planes)),
        ("12 bit", deep.bytes([UInt8](repeating: 0x55, count: 16 * 16 * 3 * 3 / 2))),
      ] {
        let rejection = try #require(try bench.rejection(of: bytes, size: "16x16"), "\(name)")
        #expect(rejection.code == .damaged || rejection.code == .typeNotTaken, "\(name)")
        #expect(rejection.message.contains("("), "\(name) without a reason: \(rejection.message)")
      }
    }

    /// JPEG in the old manner, YCbCr without JPEG, and a sensor's mosaic: libvips would show them as RGB or grey.
    @Test(arguments: [(6, 6, 3), (1, 6, 3), (1, 32_803, 1), (1, 9, 3)])
    func `TIFF colours that would come out wrong are refused`(
      compression: Int, photometric: Int, samples: Int
    ) throws {
      let bench = try Bench()
      var file = TIFFFile(width: 16, height: 16)
      (file.compression, file.photometric, file.samplesPerPixel) = (compression, photometric, samples)
      let pixels =
        compression == 6 ? try bench.jpeg(of: Self.raster) : [UInt8](repeating: 90, count: 256 * samples)
      let rejection = try #require(try bench.rejection(of: file.bytes(pixels), size: "16x16"))
      #expect(rejection.code == .typeNotTaken && rejection.message.contains("save it as RGB"))
    }

    @Test func `a TIFF of twenty thousand pages is its first, with their number`() throws {
      let raster = Raster.slope(width: 8, height: 8)
      var bytes = TIFFFile.of(raster) { $0.isDirectoryFirst = true }
      let length = 2 + 12 * bytes.little(at: 8, bytes: 2)
      let directory = Array(bytes[8..<8 + length])
      var link = 8 + length
      for _ in 1..<20_000 {
        var next: [UInt8] = []
        next.append(little: bytes.count, bytes: 4)
        bytes.replaceSubrange(link..<link + 4, with: next)
        link = bytes.count + length
        bytes += directory + [0, 0, 0, 0]
      }
      let bench = try Bench()
      let frame = try bench.frame(of: bytes, size: "8x8")
      #expect(try frame.raster() == raster)
      #expect(frame.prepared.warnings == ["FF010 it has 20000 frames or pages; the first is used"])
      var limits = PictureLimits()
      limits.pages = 19_999
      #expect(try bench.rejection(of: bytes, size: "8x8", limits: limits)?.code == .fileTooLarge)
    }

    @Test func `floating-point RGB is linear light`() throws {
      var file = TIFFFile(width: 3, height: 1)
      (file.bits, file.sampleFormat) = (32, 3)
      var pixels: [UInt8] = []
      for value: Float in [0, 0, 0, 0.5, 0.5, 0.5, 1, 1, 1] {
        pixels.append(little: Int(value.bitPattern), bytes: 4)
      }
      let raster = try Bench().frame(of: file.bytes(pixels), size: "3x1").raster()
      let expected = Raster(width: 3, height: 1, bands: 3, samples: [0, 0, 0, 188, 188, 188, 255, 255, 255])
      #expect(raster.difference(to: expected) <= 1, "\(raster.samples)")
    }

    @Test(arguments: [PNGFile.Colour.grey, .rgb])
    func `one transparent colour of a 16 bit PNG is filled with the background`(colour: PNGFile.Colour) throws
    {
      let bands = colour == .grey ? 1 : 3
      func shades(_ value: Int) -> [UInt8] {
        (0..<bands).reduce(into: []) { bytes, _ in bytes.append(big: value, bytes: 2) }
      }
      var file = PNGFile(width: 2, height: 1, colour: colour, depth: 16)
      file.chunks = [("tRNS", shades(0x1234))]
      let bytes = file.bytes { _ in shades(0x1234) + shades(65_535) }
      let frame = try Bench().frame(of: bytes, size: "2x1", background: RGBColor(red: 9, green: 8, blue: 7))
      #expect(try frame.raster().samples == [9, 8, 7, 255, 255, 255])
    }

    @Test func `an AVIF that calls itself a sequence is its first picture, or is refused as one`() throws {
      var bytes = try Fixtures.bytes("pictures/picture.avif")
      bytes.replaceSubrange(8..<12, with: Array("avis".utf8))
      let bench = try Bench()
      guard let rejection = try bench.rejection(of: bytes) else {
        let plain = try bench.frame(of: Fixtures.bytes("pictures/picture.avif"), size: "64x48").bytes
        return #expect(try bench.frame(of: bytes, size: "64x48").bytes == plain)
      }
      #expect(rejection.code == .typeNotTaken || rejection.code == .damaged, "\(rejection.message)")
    }

    @Test func `the main picture of a HEIC is used, wherever it stands`() throws {
      let bench = try Bench()
      var bytes = try Fixtures.bytes("pictures/two-pictures.heic")
      let place = try #require((0..<bytes.count - 12).first { bytes[$0..<$0 + 4].elementsEqual("pitm".utf8) })
      // The number of the main item, after version and flags.
      for (item, channel) in [(UInt8(2), 0), (4, 2)] {
        bytes[place + 9] = item
        let frame = try bench.frame(of: bytes, size: "64x48")
        let pixel = try frame.raster()[32, 24]
        #expect(
          pixel.enumerated().allSatisfy { ($1 > 200) == ($0 == channel) && ($1 < 50) == ($0 != channel) })
        #expect(frame.prepared.warnings == ["FF010 it has 2 frames or pages; the main one is used"])
      }
    }

    /// 100 MB of nothing in less than one.
    @Test(arguments: ["zTXt", "iCCP", "iTXt"])
    func `text or a profile that unpacks to a hundred megabytes costs no picture`(name: String) throws {
      let raster = Raster.slope(width: 8, height: 8)
      let label = name == "iTXt" ? Array("a\0".utf8) + [1, 0, 0, 0] : Array("a\0\0".utf8)
      let bytes = PNGFile.of(raster, chunks: [(name, label + Zlib.zeros(100_000_000))])
      let bench = try Bench()
      guard let rejection = try bench.rejection(of: bytes, size: "8x8") else {
        return #expect(try bench.frame(of: bytes, size: "8x8").raster() == raster)
      }
      #expect(rejection.code == .damaged, "\(rejection.message)")
    }

    @Test func `EXIF that points at itself or claims more than there is costs no picture`() throws {
      let bench = try Bench()
      let plain = try bench.jpeg(of: .slope(width: 32, height: 24))
      let expected = try bench.frame(of: plain, size: "32x24").bytes
      let start: [UInt8] = [0x49, 0x49, 42, 0, 8, 0, 0, 0]
      // Its directory is followed by itself; its EXIF directory is itself; 65,535 entries of which there is none.
      let blocks = [
        start + [0, 0, 8, 0, 0, 0], start + [1, 0, 0x69, 0x87, 4, 0, 1, 0, 0, 0, 8, 0, 0, 0, 0, 0, 0, 0],
        start + [0xFF, 0xFF], start + [1, 0, 0x0F, 1, 2, 0, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F],
      ]
      for block in blocks {
        let file = JPEGFile.inserting(0xE1, Array("Exif\0\0".utf8) + block, into: plain)
        #expect(try bench.frame(of: file, size: "32x24").bytes == expected)
      }
    }
  }
}

import Domain
import SystemPackage
import TestSupport
import Testing

@testable import Imaging

extension OnePictureAtATime {
  @Suite struct ColourTests {
    static let colours: [[UInt8]] = [
      [255, 0, 0], [0, 255, 0], [0, 0, 255], [255, 255, 255], [0, 0, 0], [128, 128, 128], [200, 120, 60],
      [40, 90, 160],
    ]

    private static func strip(_ profile: [UInt8]?) -> (raster: Raster, png: [UInt8]) {
      let raster = Raster(width: 8, height: 2) { x, _ in colours[x] }
      let chunk = profile.map { ("iCCP", Array("profile\0\0".utf8) + Zlib.stored($0)) }
      return (raster, PNGFile.of(raster, chunks: chunk.map { [$0] } ?? []))
    }

    @Test(arguments: [ColourProfile.adobeRGB, .displayP3])
    func `wide gamuts become the sRGB colours that their definition gives`(profile: ColourProfile) throws {
      let frame = try Bench().frame(of: Self.strip(profile.bytes).png, size: "8x2")
      let raster = try frame.raster()
      for (x, colour) in Self.colours.enumerated() {
        let off = zip(raster[x, 1], profile.sRGB(colour)).map { abs(Double($0) - $1) }.max() ?? 255
        #expect(off <= 2, "\(profile.name) \(colour): \(raster[x, 1])")
      }
      #expect(frame.prepared.warnings.isEmpty)
    }

    @Test func `the profile counts in JPEG, TIFF and WebP too`() throws {
      let bench = try Bench()
      let profile = ColourProfile.adobeRGB
      let flat = Raster.flat([200, 120, 60], width: 16, height: 16)
      let expected = Raster.flat(
        profile.sRGB([200, 120, 60]).map { UInt8($0.rounded()) }, width: 16, height: 16)
      let jpeg = JPEGFile.withProfile(profile.bytes, in: try bench.jpeg(of: flat))
      #expect(try bench.frame(of: jpeg, size: "16x16").raster().difference(to: expected) <= 3)
      let tiff = TIFFFile.of(flat) { $0.profile = profile.bytes }
      #expect(try bench.frame(of: tiff, size: "16x16").raster().difference(to: expected) <= 2)
      let simple = try bench.frame(of: PNGFile.of(flat), size: "16x16", format: .webp, quality: 100).bytes
      let webp = RIFFFile.extended(simple, width: 16, height: 16, orientation: 1, profile: profile.bytes)
      #expect(try bench.frame(of: webp, size: "16x16").raster().difference(to: expected) <= 6)
    }

    /// Figures of libvips' generic CMYK profile, as measured once: full cyan, magenta, yellow and no ink.
    @Test func `CMYK without a profile is taken as generic CMYK`() throws {
      let raster = try Bench().frame(of: try Fixtures.bytes("pictures/cmyk.jpg"), size: "64x48").raster()
      let expected: [[UInt8]] = [[0, 158, 224], [234, 23, 133], [255, 237, 0], [255, 255, 255]]
      for (index, colour) in expected.enumerated() {
        let found = raster[index * 16 + 8, 24]
        #expect(zip(found, colour).allSatisfy { abs(Int($0) - Int($1)) <= 12 }, "\(index): \(found)")
      }
    }

    @Test func `CMYK with a profile is converted by it`() throws {
      let bytes = JPEGFile.withProfile(ColourProfile.oddInks, in: try Fixtures.bytes("pictures/cmyk.jpg"))
      let frame = try Bench().frame(of: bytes, size: "64x48")
      let raster = try frame.raster()
      let expected: [[UInt8]] = [[255, 0, 0], [0, 255, 0], [0, 0, 255], [255, 255, 255]]
      for (index, colour) in expected.enumerated() {
        let found = raster[index * 16 + 8, 24]
        #expect(zip(found, colour).allSatisfy { abs(Int($0) - Int($1)) <= 40 }, "\(index): \(found)")
      }
      #expect(frame.prepared.warnings.isEmpty)
    }

    @Test func `16 bit CMYK is white without ink and dark with black`() throws {
      var file = TIFFFile(width: 2, height: 1)
      file.bits = 16
      file.photometric = 5
      file.samplesPerPixel = 4
      var pixels: [UInt8] = []
      for value in [0, 0, 0, 0, 0, 0, 0, 65_535] { pixels.append(little: value, bytes: 2) }
      let raster = try Bench().frame(of: file.bytes(pixels), size: "2x1").raster()
      #expect(
        raster[0, 0].allSatisfy { $0 > 250 } && raster[1, 0].allSatisfy { $0 < 70 }, "\(raster.samples)")
    }

    @Test func `a broken profile is remarked and the colours stay`() throws {
      let broken = Array(ColourProfile.adobeRGB.bytes.prefix(130)) + [UInt8](repeating: 0xEE, count: 200)
      for profile in [broken, [1, 2, 3], [UInt8](repeating: 0, count: 5 << 20)] {
        let (raster, png) = Self.strip(profile)
        let frame = try Bench().frame(of: png, size: "8x2")
        #expect(try frame.raster() == raster)
        // libpng drops some broken profiles by itself; what reaches libvips is remarked.
        #expect(frame.prepared.warnings.allSatisfy { $0.contains("colour profile can't be used") })
      }
      let tiff = TIFFFile.of(Self.strip(nil).raster) { $0.profile = broken }
      let frame = try Bench().frame(of: tiff, size: "8x2")
      #expect(try frame.raster() == Self.strip(nil).raster)
      #expect(
        frame.prepared.warnings == ["its colour profile can't be used; the colours are taken as they are"])
    }

    @Test func `a profile made for other channels is remarked and the colours stay`() throws {
      let raster = Self.strip(nil).raster
      let tiff = TIFFFile.of(raster) { $0.profile = ColourProfile.oddInks }
      let frame = try Bench().frame(of: tiff, size: "8x2")
      #expect(try frame.raster() == raster)
      #expect(frame.prepared.warnings.count == 1)
    }

    @Test func `16 bit shades are rounded to the nearest of 8 bit`() throws {
      let values = [0, 128, 129, 385, 386, 32_767, 32_768, 65_406, 65_407, 65_535]
      let file = PNGFile(width: values.count, height: 1, colour: .grey, depth: 16)
      let bytes = file.bytes { _ in
        var row: [UInt8] = []
        for value in values { row.append(big: value, bytes: 2) }
        return row
      }
      let raster = try Bench().frame(of: bytes, size: "\(values.count)x1").raster()
      let expected = values.map { UInt8((Double($0) / 257).rounded()) }
      #expect((0..<values.count).map { raster[$0, 0] } == expected.map { [$0, $0, $0] })
    }

    @Test(.enabled(if: Fixtures.corpus != nil))
    func `the CMYK photograph with its profile is near its reference`() throws {
      let path = try #require(
        Fixtures.corpusFiles("formats").first { $0.string.hasSuffix("CMYK_color.jpg") })
      let raster = try Bench().frame(of: path, size: "8x8").raster()
      let mean = raster.samples.reduce(0) { $0 + Int($1) } / raster.samples.count
      #expect((60...200).contains(mean))
    }
  }
}

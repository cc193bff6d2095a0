import Domain
import TestSupport
import Testing

@testable import Imaging

extension OnePictureAtATime {
  /// TIFF holds anything; what is not understood must be refused, never become garbage.
  @Suite struct TIFFKindTests {
    @Test func `16 bit RGB`() throws {
      var file = TIFFFile(width: 2, height: 1)
      file.bits = 16
      var pixels: [UInt8] = []
      for value in [65_535, 0, 257 * 100, 257 * 7, 65_535, 128] { pixels.append(little: value, bytes: 2) }
      let raster = try Bench().frame(of: file.bytes(pixels), size: "2x1").raster()
      #expect(raster.samples == [255, 0, 100, 7, 255, 0])
    }

    @Test func `white is zero`() throws {
      let bytes = TIFFFile.of(Raster(width: 2, height: 1, bands: 1, samples: [0, 255])) { $0.photometric = 0 }
      #expect(try Bench().frame(of: bytes, size: "2x1").raster().samples == [255, 255, 255, 0, 0, 0])
    }

    @Test func `Lab`() throws {
      // Mid grey, and the Lab figures of sRGB's red against D50.
      let bytes = TIFFFile.of(Raster(width: 2, height: 1, bands: 3, samples: [137, 0, 0, 138, 81, 70])) {
        $0.photometric = 8
      }
      let raster = try Bench().frame(of: bytes, size: "2x1").raster()
      let expected = Raster(width: 2, height: 1, bands: 3, samples: [128, 128, 128, 255, 0, 0])
      #expect(raster.difference(to: expected) <= 4, "\(raster.samples)")
    }

    @Test func `CMYK, and CMYK with transparency`() throws {
      let bench = try Bench()
      let plain = TIFFFile.of(Raster(width: 2, height: 1, bands: 4, samples: [0, 0, 0, 0, 0, 0, 0, 255])) {
        $0.photometric = 5
      }
      let raster = try bench.frame(of: plain, size: "2x1").raster()
      #expect(raster[0, 0].allSatisfy { $0 > 250 }, "no ink is white: \(raster.samples)")
      #expect(raster[1, 0].allSatisfy { $0 < 70 }, "black ink is dark: \(raster.samples)")
      let clear = TIFFFile.of(
        Raster(width: 2, height: 1, bands: 5, samples: [0, 0, 0, 0, 255, 0, 0, 0, 0, 0])
      ) {
        $0.photometric = 5
        $0.extraSamples = [2]
      }
      let filled = try bench.frame(of: clear, size: "2x1", background: RGBColor(red: 1, green: 2, blue: 3))
        .raster()
      #expect(filled[0, 0].allSatisfy { $0 > 250 })
      #expect(filled[1, 0] == [1, 2, 3])
    }

    @Test func `a channel beyond the transparency is left out`() throws {
      let samples: [UInt8] = [200, 100, 50, 255, 77, 200, 100, 50, 0, 77]
      let bytes = TIFFFile.of(Raster(width: 2, height: 1, bands: 5, samples: samples)) {
        $0.photometric = 2
        $0.extraSamples = [2, 0]
      }
      let raster = try Bench().frame(of: bytes, size: "2x1").raster()
      #expect(raster.samples == [200, 100, 50, 0, 0, 0])
    }

    @Test func `numbers that are no 8 or 16 bit shades are refused as such, never shown as garbage`() throws {
      let bench = try Bench()
      for (bits, format) in [(32, 1), (32, 3), (16, 2), (8, 2)] {
        // Floating-point RGB has an agreed meaning, grey has not.
        for photometric in format == 3 ? [1] : [1, 2] {
          var file = TIFFFile(width: 2, height: 2)
          file.bits = bits
          file.sampleFormat = format
          file.photometric = photometric
          file.samplesPerPixel = photometric == 1 ? 1 : 3
          let pixels = [UInt8](repeating: 0x3F, count: 4 * file.samplesPerPixel * bits / 8)
          let rejection = try bench.rejection(of: file.bytes(pixels), size: "2x2")
          let note = Comment(rawValue: "\(bits) bit, format \(format): \(rejection?.message ?? "a frame")")
          #expect(rejection?.code == .typeNotTaken, note)
        }
      }
    }

    @Test func `the small version inside a camera's raw file is not taken for the picture`() throws {
      let bytes = TIFFFile.of(.slope(width: 64, height: 48)) { $0.subfileType = 1 }
      let rejection = try #require(try Bench().rejection(of: bytes))
      #expect(rejection.code == .typeNotTaken)
      #expect(rejection.message.contains("raw"))
    }
  }
}

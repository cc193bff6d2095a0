import Domain
import SystemPackage
import TestSupport
import Testing

@testable import Imaging

extension OnePictureAtATime {
  /// Headers that promise more than anyone wants to decode: decided before a single pixel.
  @Suite struct LimitTests {
    static func png(_ side: Int, isInterlaced: Bool = false) -> [UInt8] {
      PNGFile(width: side, height: side, colour: .rgb).bytes(
        data: Zlib.stored([0]), isInterlaced: isInterlaced)
    }

    /// A small JPEG whose frame header claims another size.
    static func jpeg(_ bench: borrowing Bench, side: Int) throws -> [UInt8] {
      var file = try bench.jpeg(of: .flat([9, 9, 9], width: 16, height: 16))
      let start = try #require((2..<file.count - 9).first { file[$0] == 0xFF && file[$0 + 1] == 0xC0 })
      var sides: [UInt8] = []
      for _ in 0..<2 { sides.append(big: side, bytes: 2) }
      file.replaceSubrange(start + 5..<start + 9, with: sides)
      return file
    }

    @Test func `bombs are refused by their header`() throws {
      let bench = try Bench()
      let bombs: [(String, [UInt8])] = [
        ("PNG of 900 megapixels", Self.png(30_000)), ("interlaced PNG", Self.png(8000, isInterlaced: true)),
        ("PNG with a side too long", Self.png(70_000)),
        ("GIF", GIFFile.claiming(side: 10_000)),
        ("GIF at the limit of its format", GIFFile.claiming(side: 65_535)),
        ("JPEG", try Self.jpeg(bench, side: 65_000)),
      ]
      for (name, bytes) in bombs {
        let rejection = try bench.rejection(of: bytes)
        #expect(rejection?.code == .fileTooLarge, "\(name): \(rejection?.message ?? "a frame")")
      }
      // The decoder would give up on this header by itself and call it broken.
      #expect(try bench.rejection(of: Self.png(0x7FFF_FFFF))?.code == .fileTooLarge)
    }

    @Test func `the figures are in the message`() throws {
      let rejection = try #require(try Bench().rejection(of: Self.png(30_000)))
      #expect(
        rejection.message
          == "30000x30000 is more than 500 megapixels, the limit for this kind of file; make it smaller first,"
          + " or raise --max-pixels"
      )
      let gif = try #require(try Bench().rejection(of: GIFFile.claiming(side: 65_535)))
      #expect(gif.message.contains("65535x65535") && gif.message.contains("65500"))
      #expect(gif.code == .fileTooLarge)
    }

    @Test func `limits of one's own count, and a plan asks them too`() throws {
      let bench = try Bench()
      var limits = PictureLimits()
      limits.streamedPixels = 64 * 48 - 1
      let source = PNGFile.of(.slope(width: 64, height: 48))
      #expect(try bench.rejection(of: source, limits: limits)?.code == .fileTooLarge)
      let path = try bench.folder.write(source, to: "source")
      let settings = FrameSettings(sizes: [try #require(PixelSize("32x24"))])
      #expect(throws: Rejection.self) { try bench.preparer.plan(path, settings: settings, limits: limits) }
      let plan = try bench.preparer.plan(path, settings: settings, limits: PictureLimits())
      #expect(plan.header.stored.description == "64x48")
    }

    @Test func `six channels are too many`() throws {
      let bytes = TIFFFile.of(
        Raster(width: 2, height: 1, bands: 6, samples: [UInt8](repeating: 9, count: 12))
      ) {
        $0.photometric = 2
        $0.extraSamples = [2, 0, 0]
      }
      #expect(try Bench().rejection(of: bytes, size: "2x1")?.code == .typeNotTaken)
    }

    @Test(.enabled(if: Fixtures.corpus != nil))
    func `the collection's odd formats end in a frame or in words`() throws {
      let bench = try Bench()
      for path in Fixtures.corpusFiles("formats") {
        let rejection = try bench.rejection(of: path, size: "64x36")
        #expect(rejection?.message.isEmpty != true, "\(path)")
        #expect(rejection?.cause ?? .picture == .picture, "\(path)")
      }
    }
  }
}

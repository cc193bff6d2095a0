import Domain
import SystemPackage
import TestSupport
import Testing

@testable import Imaging

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension OnePictureAtATime {
  /// Inputs that a serious tool must get right: formats, colour, damage and limits, a case each, where no other suite
  /// has the case already.
  @Suite struct EdgeCaseTests {
    @Test func `a FIFO and a dangling link block nothing`() throws {
      let bench = try Bench()
      let fifo = bench.folder.path.appending("fifo.jpg")
      #expect(unsafe fifo.withPlatformString { unsafe mkfifo($0, 0o600) } == 0)
      #expect(try bench.rejection(of: fifo)?.message.contains("not a regular file") == true)
      let link = bench.folder.path.appending("link.jpg")
      try FileBytes.link(link, to: "nowhere")
      #expect(try bench.rejection(of: link)?.message.contains("can't be read") == true)
    }

    @Test func `four bytes that look like a JPEG`() throws {
      let rejection = try #require(try Bench().rejection(of: [0xFF, 0xD8, 0xFF, 0xE0]))
      #expect(rejection.code == .damaged)
    }

    @Test func `a script and a zip archive with a picture's name`() throws {
      let bench = try Bench()
      for (bytes, word) in [
        (Array("<?php system($_GET['c']); ?>".utf8), "text"),
        ([0x50, 0x4B, 3, 4] + [UInt8](repeating: 0, count: 60), "zip"),
      ] {
        let path = try bench.folder.write(bytes, to: "holiday.jpg")
        let rejection = try #require(try bench.rejection(of: path))
        #expect(rejection.code == .notAPicture)
        #expect(rejection.message.contains(word) || rejection.message.contains("php"), "\(rejection.message)")
      }
    }

    @Test func `drawings behind a byte order mark, and brands that libmagic does not know`() throws {
      let bench = try Bench()
      let drawing =
        [0xEF, 0xBB, 0xBF] + Array(#"<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>"#.utf8)
      #expect(try bench.rejection(of: drawing)?.message.contains("an SVG drawing") == true)
      for (brand, words) in [("crx ", "raw"), ("avci", "AVC"), ("mif2", "HEIF"), ("hevc", "HEIC sequence")] {
        let bytes = [0, 0, 0, 24] + Array("ftyp\(brand)".utf8) + [0, 0, 0, 0] + Array("mif1\(brand)".utf8)
        let rejection = try #require(try bench.rejection(of: bytes), "\(brand)")
        #expect(rejection.code == .typeNotTaken, "\(brand): \(rejection.message)")
        #expect(rejection.message.contains(words), "\(brand): \(rejection.message)")
      }
    }

    @Test func `JPEG XL and JPEG 2000 say what they are and what to do`() throws {
      let bench = try Bench()
      let box: [UInt8] = [0x0D, 0x0A, 0x87, 0x0A]
      for (bytes, words) in [
        ([0xFF, 0x0A] + [UInt8](repeating: 7, count: 30), "JPEG XL"),
        ([0, 0, 0, 12] + Array("JXL ".utf8) + box + [UInt8](repeating: 0, count: 20), "JPEG XL"),
        (
          [0, 0, 0, 12] + Array("jP  ".utf8) + box + [0, 0, 0, 20] + Array("ftypjp2 ".utf8) + [0, 0, 0, 0]
            + Array("jp2 ".utf8), "JPEG 2000"
        ),
      ] {
        let rejection = try #require(try bench.rejection(of: bytes))
        #expect(rejection.code == .typeNotTaken && rejection.message.contains(words), "\(rejection.message)")
        #expect(rejection.message.contains("save it as PNG or JPEG"))
      }
    }

    @Test func `a fully transparent PNG is the background`() throws {
      let raster = Raster(width: 8, height: 8) { x, y in [UInt8(x * 30), UInt8(y * 30), 90] }
      let clear = Raster(width: 8, height: 8, bands: 4) { x, y in raster[x, y] + [0] }
      let frame = try Bench().frame(
        of: PNGFile.of(clear), size: "8x8", background: RGBColor(red: 7, green: 8, blue: 9))
      #expect(try frame.raster() == .flat([7, 8, 9], width: 8, height: 8))
    }

    @Test func `a hundred thousand text chunks cost no picture`() throws {
      let raster = Raster.slope(width: 8, height: 8)
      let text = PNGFile.chunk("tEXt", Array("a\0b".utf8))
      var bytes = PNGFile.of(raster)
      let header = PNGFile.signature.count + 25
      bytes.insert(contentsOf: (0..<100_000).flatMap { _ in text }, at: header)
      let bench = try Bench()
      let rejection = try bench.rejection(of: bytes, size: "8x8")
      #expect(rejection == nil || rejection?.code == .damaged)
    }

    @Test(arguments: [("an AVIF", 17_000, 17_000), ("an AVIF of one row", 70_000, 1)])
    func `a few bytes of AVIF that claim too many pixels`(name: String, width: Int, height: Int) throws {
      var bytes = try Fixtures.bytes("pictures/picture.avif")
      let place = try #require((0..<bytes.count - 16).first { bytes[$0..<$0 + 4].elementsEqual("ispe".utf8) })
      var size: [UInt8] = []
      for side in [width, height] { size.append(big: side, bytes: 4) }
      bytes.replaceSubrange(place + 8..<place + 16, with: size)
      let rejection = try #require(try Bench().rejection(of: bytes))
      #expect(rejection.code == .fileTooLarge, "\(name): \(rejection.message)")
    }

    @Test func `a TIFF whose directories point at each other ends`() throws {
      var bytes = TIFFFile.of(.slope(width: 8, height: 8)) { $0.isDirectoryFirst = true }
      let count = bytes.little(at: 8, bytes: 2)
      // The next directory is this one again.
      bytes.replaceSubrange(10 + 12 * count..<14 + 12 * count, with: [8, 0, 0, 0])
      let bench = try Bench()
      let rejection = try bench.rejection(of: bytes, size: "8x8")
      #expect(rejection == nil || rejection?.code == .damaged)
    }

    @Test func `the same input twice gives the same bytes, and a frame stays itself`() throws {
      let bench = try Bench()
      let source = try Fixtures.bytes("shots/paper-boat.jpg")
      let first = try bench.frame(of: source, size: "320x180", format: .jpeg)
      #expect(try bench.frame(of: source, size: "320x180", format: .jpeg).bytes == first.bytes)
      let png = try bench.frame(of: source, size: "320x180")
      #expect(try bench.frame(of: png.bytes, size: "320x180").bytes == png.bytes)
    }

    @Test func `a grey profile on an RGB picture is remarked`() throws {
      let grey = ColourProfile.adobeRGB.bytes
      var profile = grey
      profile.replaceSubrange(16..<20, with: Array("GRAY".utf8))
      let raster = Raster.slope(width: 8, height: 8)
      let frame = try Bench().frame(of: TIFFFile.of(raster) { $0.profile = profile }, size: "8x8")
      #expect(try frame.raster() == raster)
      #expect(frame.prepared.warnings.count == 1)
    }
  }
}

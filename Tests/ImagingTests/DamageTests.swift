import Domain
import SystemPackage
import TestSupport
import Testing

@testable import Imaging

extension OnePictureAtATime {
  /// Files that were cut short. The frame reads the middle only, so that a missing end must be noticed
  /// without any help from the crop.
  @Suite struct DamageTests {
    static let kinds = [
      "shots/paper-boat.jpg", "pictures/progressive.jpg", "shots/night/city-skyline.png", "interlaced.png",
      "shots/coast/island-palm.webp", "pictures/lossless.webp", "palette.gif", "pictures/lzw.tif",
      "directory-first.tif", "pictures/picture.heic", "pictures/picture.avif",
    ]

    static func bytes(_ name: String) throws -> [UInt8] {
      let raster = Raster.slope(width: 60, height: 90)
      switch name {
      case "interlaced.png": return PNGFile(width: 60, height: 90, colour: .rgb).interlaced(raster)
      case "directory-first.tif": return TIFFFile.of(raster) { $0.isDirectoryFirst = true }
      case "palette.gif":
        let file = GIFFile(width: 60, height: 90, palette: KindTests.patches)
        return file.bytes(frames: [(0..<5400).map { UInt8($0 % 8) }])
      default: return try Fixtures.bytes(name)
      }
    }

    @Test(arguments: kinds)
    func `the whole file is a frame without a remark about its end`(name: String) throws {
      let frame = try Bench().frame(of: try Self.bytes(name), size: "60x20")
      #expect(frame.prepared.warnings.allSatisfy { !$0.contains("end") })
    }

    @Test(arguments: kinds, [50, 90])
    func `a file cut to half or to nine tenths is damaged`(name: String, percent: Int) throws {
      let bytes = try Self.bytes(name)
      let cut = Array(bytes.prefix(bytes.count * percent / 100))
      let rejection = try #require(try Bench().rejection(of: cut, size: "60x20"))
      #expect(rejection.code == .damaged)
      #expect(rejection.message.contains("damaged or cut short"))
      #expect(rejection.message.contains("restore it"))
    }

    /// Whether the decoder can do without the last two bytes, which hold no pixels.
    @Test(arguments: [
      ("shots/paper-boat.jpg", true), ("shots/night/city-skyline.png", true), ("interlaced.png", true),
      ("shots/coast/island-palm.webp", false), ("pictures/lossless.webp", false), ("pictures/lzw.tif", false),
      ("directory-first.tif", false), ("pictures/picture.heic", false), ("pictures/picture.avif", false),
    ])
    func `two missing bytes are remarked when no pixel is missing, else damage`(
      name: String, isFrame: Bool
    ) throws {
      let bench = try Bench()
      let cut = Array(try Self.bytes(name).dropLast(2))
      if isFrame {
        let warnings = try bench.frame(of: cut, size: "60x20").prepared.warnings
        #expect(warnings.contains { $0.contains("its end is not as it should be") })
      } else {
        #expect(try bench.rejection(of: cut, size: "60x20")?.code == .damaged)
      }
    }

    @Test(arguments: ["shots/paper-boat.jpg", "shots/night/city-skyline.png", "palette.gif"])
    func `bytes after the end are nobody's business`(name: String) throws {
      let bench = try Bench()
      let bytes = try Self.bytes(name)
      let frame = try bench.frame(of: bytes, size: "60x20")
      let padded = try bench.frame(of: bytes + [UInt8](repeating: 7, count: 4000), size: "60x20")
      #expect(padded.bytes == frame.bytes)
    }

    @Test func `a phone's own data behind a JPEG gets no remark`() throws {
      let bench = try Bench()
      let jpeg = try bench.jpeg(of: .slope(width: 60, height: 90))
      #expect(
        try bench.frame(of: jpeg + [UInt8](repeating: 7, count: 4000), size: "60x80").prepared.warnings == [])
    }

    @Test func `the first of two JPEGs in one file is the picture`() throws {
      let bench = try Bench()
      let first = try bench.jpeg(of: .slope(width: 60, height: 90))
      let second = try bench.jpeg(of: .flat([0, 0, 255], width: 32, height: 32))
      #expect(
        try bench.frame(of: first + second, size: "60x20").bytes
          == bench.frame(of: first, size: "60x20").bytes)
    }

    @Test(arguments: ["shots/paper-boat.jpg", "pictures/progressive.jpg"])
    func `half a JPEG with an end put to it is still half a picture`(name: String) throws {
      let bytes = try Fixtures.bytes(name)
      let cut = Array(bytes.prefix(bytes.count / 2)) + [0xFF, 0xD9]
      #expect(try Bench().rejection(of: cut, size: "60x20")?.code == .damaged)
    }

    @Test func `a JPEG with a stretch missing or blank inside is damaged`() throws {
      let bytes = try Fixtures.bytes("shots/paper-boat.jpg")
      let middle = bytes.count / 2
      let gap = Array(bytes[..<middle]) + bytes[(middle + 2000)...]
      let blank = Array(bytes[..<middle]) + [UInt8](repeating: 0, count: 3000) + bytes[(middle + 3000)...]
      for damaged in [gap, blank] {
        let rejection = try Bench().rejection(of: damaged, size: "320x180")
        #expect(rejection?.code == .damaged, "\(rejection?.message ?? "a frame")")
      }
    }

    @Test func `bytes before a marker are harmless`() throws {
      let bench = try Bench()
      let bytes = try Fixtures.bytes("shots/paper-boat.jpg")
      let table = try #require((2..<bytes.count - 1).first { bytes[$0] == 0xFF && bytes[$0 + 1] == 0xDB })
      let odd = Array(bytes[..<table]) + [1, 2, 3] + bytes[table...]
      #expect(try bench.frame(of: odd, size: "64x36").bytes == bench.frame(of: bytes, size: "64x36").bytes)
    }

    @Test func `flipped bits in a PNG are damage`() throws {
      var bytes = PNGFile.of(.slope(width: 60, height: 90))
      bytes[bytes.count / 2] ^= 0x10
      #expect(try Bench().rejection(of: bytes, size: "60x90")?.code == .damaged)
    }

    @Test(
      .enabled(if: Fixtures.corpus != nil),
      arguments: ["truncated.jpg", "truncated.png", "corrupt-header.jpg"])
    func `damaged files of the collection are refused as such`(name: String) throws {
      let path = try #require(Fixtures.corpusFiles("formats").first { $0.string.hasSuffix("/" + name) })
      #expect(try Bench().rejection(of: path, size: "60x20")?.code == .damaged)
    }
  }
}

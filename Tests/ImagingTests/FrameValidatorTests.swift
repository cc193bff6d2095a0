import Domain
import TestSupport
import Testing

@testable import Imaging

extension OnePictureAtATime {
  /// The last gate before money: each way in which a frame may be wrong is seen.
  @Suite struct FrameValidatorTests {
    private static func complaint(
      _ bytes: [UInt8], _ format: FrameFormat, size: String = "64x48", mediaType: String? = nil
    ) throws -> String? {
      let validator = FrameValidator(size: try #require(PixelSize(size)), format: format)
      do {
        try validator.check(bytes, mediaType: mediaType ?? format.mediaType)
        return nil
      } catch {
        #expect(error.message.contains("please report"))
        return error.message
      }
    }

    private static func frame(_ format: FrameFormat) throws -> [UInt8] {
      try Bench().frame(of: PNGFile.of(.slope(width: 64, height: 48)), size: "64x48", format: format).bytes
    }

    @Test(arguments: FrameFormat.allCases)
    func `a right frame passes, another size, type or half of it does not`(format: FrameFormat) throws {
      let bytes = try Self.frame(format)
      #expect(try Self.complaint(bytes, format) == nil)
      #expect(
        try Self.complaint(bytes, format, size: "64x47")?.contains("its size is 64x48, not 64x47") == true)
      #expect(
        try Self.complaint(bytes, format, mediaType: "image/gif")?.contains("its type is image/gif") == true)
      #expect(try Self.complaint(Array(bytes.prefix(bytes.count / 2)), format)?.contains("decoded") == true)
      #expect(try Self.complaint([], format)?.contains("decoded") == true)
      let other: FrameFormat = format == .png ? .jpeg : .png
      #expect(try Self.complaint(bytes, other)?.contains("decoded") == true)
    }

    @Test(arguments: [1, 2, 4])
    func `grey and transparency do not pass`(bands: Int) throws {
      let raster = Raster(width: 64, height: 48, bands: bands) { x, y in [UInt8(x), UInt8(y), 3, 4] }
      #expect(try Self.complaint(PNGFile.of(raster), .png)?.contains("8-bit sRGB") == true)
    }

    @Test func `16 bits and CMYK do not pass`() throws {
      let deep = PNGFile(width: 64, height: 48, colour: .rgb, depth: 16).bytes { _ in
        [UInt8](repeating: 1, count: 64 * 6)
      }
      #expect(try Self.complaint(deep, .png)?.contains("8-bit sRGB") == true)
      #expect(
        try Self.complaint(try Fixtures.bytes("pictures/cmyk.jpg"), .jpeg)?.contains("8-bit sRGB") == true)
    }

    @Test func `metadata does not pass`() throws {
      let jpeg = try Self.frame(.jpeg)
      #expect(
        try Self.complaint(JPEGFile.withExif(orientation: 6, in: jpeg), .jpeg)?.contains("orientation")
          == true)
      #expect(
        try Self.complaint(JPEGFile.withExif(orientation: 1, in: jpeg), .jpeg)?.contains("metadata") == true)
      let profiled = JPEGFile.withProfile(ColourProfile.adobeRGB.bytes, in: jpeg)
      #expect(try Self.complaint(profiled, .jpeg)?.contains("metadata") == true)
      let xmp = Array("http://ns.adobe.com/xap/1.0/\u{0}<x:xmpmeta/>".utf8)
      #expect(
        try Self.complaint(JPEGFile.inserting(0xE1, xmp, into: jpeg), .jpeg)?.contains("metadata") == true)
      let text = PNGFile.of(
        .slope(width: 64, height: 48), chunks: [("tEXt", Array("Author\u{0}someone".utf8))])
      #expect(try Self.complaint(text, .png)?.contains("metadata") == true)
      let webp = RIFFFile.extended(try Self.frame(.webp), width: 64, height: 48, orientation: 1)
      #expect(try Self.complaint(webp, .webp)?.contains("metadata") == true)
    }

    @Test func `an animation does not pass`() throws {
      #expect(
        try Self.complaint(try Fixtures.bytes("pictures/animated.webp"), .webp)?.contains("more than one")
          == true)
    }

    @Test(arguments: FrameFormat.allCases)
    func `bytes that changed on the disk are noticed`(format: FrameFormat) throws {
      let bench = try Bench()
      var bytes = try Self.frame(format)
      let digest = Digest.of(bytes)
      let size = try #require(PixelSize("64x48"))
      let path = try bench.folder.write(bytes, to: "frame")
      try bench.preparer.validate(path, size: size, format: format, digest: digest)
      bytes[bytes.count - 3] ^= 1
      let changed = try bench.folder.write(bytes, to: "frame")
      let rejection = #expect(throws: Rejection.self) {
        try bench.preparer.validate(changed, size: size, format: format, digest: digest)
      }
      #expect(rejection?.cause == .temporary)
    }
  }
}

import Domain
import TestSupport
import Testing

@testable import Imaging

extension OnePictureAtATime {
  /// Figures about colours that no profile goes with: the pixels stay, and what is not sRGB is told.
  @Suite struct DeclaredColourTests {
    private static func gamma(_ value: Int) -> (String, [UInt8]) {
      var data: [UInt8] = []
      data.append(big: value, bytes: 4)
      return ("gAMA", data)
    }

    private static func primaries(_ values: [Int]) -> (String, [UInt8]) {
      var data: [UInt8] = []
      for value in values { data.append(big: value, bytes: 4) }
      return ("cHRM", data)
    }

    private static let srgb = primaries([31_270, 32_900, 64_000, 33_000, 30_000, 60_000, 15_000, 6000])
    private static let wide = primaries([31_270, 32_900, 68_000, 32_000, 26_500, 69_000, 15_000, 6000])
    private static let profile = ("iCCP", Array("p\0\0".utf8) + Zlib.stored(ColourProfile.displayP3.bytes))

    static let cases: [(chunks: [(String, [UInt8])], told: String?)] = [
      ([], nil), ([gamma(45_455)], nil), ([gamma(45_000), srgb], nil), ([gamma(0)], nil),
      ([gamma(100_000)], "gamma 1.0"), ([gamma(55_556)], "gamma 0.55556"),
      ([("sRGB", [0]), gamma(100_000)], nil),
      ([wide], "primaries of their own"), ([gamma(45_455), wide], "primaries of their own"),
      ([("cICP", [1, 13, 0, 1])], nil), ([("cICP", [12, 13, 0, 1])], "cICP 12/13"),
      ([("cICP", [9, 16, 0, 1]), ("sRGB", [0])], "cICP 9/16"),
      ([profile, ("cICP", [12, 13, 0, 1]), gamma(100_000)], nil), ([("cICP", [9])], nil),
    ]

    @Test(arguments: cases.indices)
    func `a PNG that declares other colours than sRGB is told`(index: Int) throws {
      let (chunks, told) = Self.cases[index]
      let raster = Raster.slope(width: 8, height: 8)
      let frame = try Bench().frame(of: PNGFile.of(raster, chunks: chunks), size: "8x8")
      let remarks = frame.prepared.warnings.filter { $0.hasPrefix("FF008 ") }
      #expect(remarks.count == (told == nil ? 0 : 1))
      if let told { #expect(remarks.first?.contains("(\(told))") == true, "\(remarks)") }
      if !chunks.contains(where: { $0.0 == "iCCP" }) { #expect(try frame.raster() == raster) }
    }

    @Test func `an AVIF that declares other colours than sRGB is told`() throws {
      let bench = try Bench()
      var bytes = try Fixtures.bytes("pictures/picture.avif")
      #expect(try bench.frame(of: bytes, size: "64x48").prepared.warnings == [])
      let place = try #require((0..<bytes.count - 12).first { bytes[$0..<$0 + 4].elementsEqual("nclx".utf8) })
      bytes.replaceSubrange(place + 4..<place + 8, with: [0, 12, 0, 13])
      let warnings = try bench.frame(of: bytes, size: "64x48").prepared.warnings
      #expect(warnings.count == 1 && warnings.first?.contains("(nclx 12/13)") == true, "\(warnings)")
    }
  }
}

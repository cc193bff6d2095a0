import Domain
import Foundation
import TestSupport
import Testing

@testable import Imaging

extension OnePictureAtATime {
  /// Which pictures pay for a colour transform: only those whose profile is something else than sRGB.
  @Suite struct SRGBProfileTests {
    private static func needsTransform(_ profile: [UInt8]?) throws -> Bool {
      let raster = Raster.slope(width: 4, height: 4)
      let bytes = TIFFFile.of(raster) { $0.profile = profile }
      return try Picture.with(bytes, kind: .tiff) { $0.facts.needsTransform }
    }

    @Test func `a picture without a profile is not transformed`() throws {
      #expect(try !Self.needsTransform(nil))
    }

    @Test(arguments: [64, 1024, 4096])
    func `sRGB under any name, with a curve of any length, is not transformed`(entries: Int) throws {
      #expect(try !Self.needsTransform(ColourProfile.sRGBTable(entries: entries, name: "Scanner 9")))
    }

    @Test func `what is called sRGB and is not is transformed`() throws {
      let linear = ColourProfile(primaries: ColourProfile.sRGBPrimaries, gamma: 1, name: "sRGB")
      let power = ColourProfile(primaries: ColourProfile.sRGBPrimaries, gamma: 2.2, name: "sRGB IEC61966-2.1")
      let wide = ColourProfile(
        primaries: ColourProfile.displayP3.primaries, gamma: 563.0 / 256, name: "sRGB built-in")
      for profile in [linear, power, wide] { #expect(try Self.needsTransform(profile.bytes)) }
    }

    @Test(arguments: [UInt64](1...4))
    func `no bytes whatever make it stumble`(seed: UInt64) throws {
      var random = SeededGenerator(seed: seed)
      let whole = ColourProfile.sRGBTable(entries: 64, name: "sRGB")
      var transformed = 0
      for round in 0..<60 {
        var bytes = whole
        for _ in 0..<Int.random(in: 1...6, using: &random) {
          bytes[Int.random(in: 100..<400, using: &random)] = .random(in: .min ... .max, using: &random)
        }
        if round % 3 == 0 { bytes.removeLast(Int.random(in: 1...bytes.count - 4, using: &random)) }
        if try Self.needsTransform(bytes) { transformed += 1 }
      }
      #expect(transformed <= 60, "seed \(seed)")
    }
  }
}

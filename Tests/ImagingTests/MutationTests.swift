import Domain
import TestSupport
import Testing

@testable import Imaging

extension OnePictureAtATime {
  /// Random damage. Whatever comes, the answer is a frame or a sentence; the workers guard against the rest.
  @Suite struct MutationTests {
    static let sources = [
      "pictures/progressive.jpg", "pictures/grey.jpg", "pictures/cmyk.jpg", "pictures/lossy.webp",
      "pictures/lossless.webp", "pictures/alpha.webp", "pictures/animated.webp", "pictures/lzw.tif",
      "pictures/tiled.tif", "pictures/jpeg-inside.tif", "pictures/one-bit.tif", "pictures/two-pages.tif",
    ]

    @Test(arguments: sources)
    func `a mutated file ends in a frame or a rejection`(name: String) throws {
      try Self.mutate(try Fixtures.bytes(name), seed: UInt64(name.utf8.reduce(0) { $0 + Int($1) }), count: 35)
    }

    @Test func `so do mutated files made by hand`() throws {
      let raster = Raster.slope(width: 40, height: 30)
      let gif = GIFFile(width: 40, height: 30, palette: KindTests.patches)
      try Self.mutate(PNGFile.of(raster), seed: 1, count: 40)
      try Self.mutate(gif.bytes(frames: [(0..<1200).map { UInt8($0 % 8) }]), seed: 2, count: 40)
      try Self.mutate(TIFFFile.of(raster) { $0.profile = ColourProfile.adobeRGB.bytes }, seed: 3, count: 40)
    }

    private static func mutate(_ bytes: [UInt8], seed: UInt64, count: Int) throws {
      var random = SeededGenerator(seed: seed)
      let bench = try Bench()
      var limits = PictureLimits()
      // A mutated header may ask for a large picture; that is tested elsewhere.
      limits.streamedPixels = 4_000_000
      limits.heldPixels = 4_000_000
      for round in 0..<count {
        let rejection = try bench.rejection(of: Self.mutated(bytes, &random), size: "32x24", limits: limits)
        #expect(rejection?.message.isEmpty != true, "seed \(seed), round \(round)")
      }
    }

    private static func mutated(_ bytes: [UInt8], _ random: inout SeededGenerator) -> [UInt8] {
      var bytes = bytes
      for _ in 0..<Int.random(in: 1...6, using: &random) where bytes.count > 8 {
        let place = Int.random(in: 0..<bytes.count, using: &random)
        let length = Int.random(in: 1...min(40, bytes.count - place), using: &random)
        switch Int.random(in: 0..<6, using: &random) {
        case 0: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
        case 1: bytes[place] = .random(in: .min ... .max, using: &random)
        case 2: bytes.removeSubrange(place..<place + length)
        case 3: bytes.insert(contentsOf: bytes[place..<place + length], at: place)
        case 4: for index in place..<place + length { bytes[index] = 0xFF }
        default: bytes.removeLast(min(length, bytes.count - 8))
        }
      }
      return bytes
    }
  }
}

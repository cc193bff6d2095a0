import Domain
import Foundation
import TestSupport
import Testing

@testable import Imaging

extension OnePictureAtATime {
  /// Any picture by any settings: what is accepted is exact, upright, 8-bit sRGB and free of metadata.
  @Suite(.timeLimit(.hang)) struct FramePropertyTests {
    /// Some 60 ms each; `FIRSTFRAME_TEST_SEEDS` asks for more of them.
    private static let asked = ProcessInfo.processInfo.environment["FIRSTFRAME_TEST_SEEDS"].flatMap(
      UInt64.init)
    private static let seeds = asked ?? 200

    @Test func `every accepted frame is exact, upright, sRGB and clean`() throws {
      let bench = try Bench()
      for seed in 0..<Self.seeds {
        // A crash of a decoder names no seed.
        if Self.asked != nil { print("seed \(seed)") }
        var random = SeededGenerator(seed: seed)
        let source = RandomSource(&random)
        let wish = RandomWish(&random)
        let note = Comment(rawValue: "seed \(seed): \(source.name), \(wish.name)")
        // `frame` validates type, size, channels, colour space, orientation, metadata and every pixel.
        let frame: Bench.Frame
        do {
          frame = try bench.frame(of: source.bytes(bench), size: wish.size, format: wish.format, wish.apply)
        } catch {
          Issue.record("seed \(seed): \(source.name), \(wish.name): \(error)")
          continue
        }
        let plan = frame.prepared.plan
        #expect(plan.size.description == wish.size, note)
        #expect(plan.crop.left >= 0 && plan.crop.top >= 0, note)
        #expect(plan.crop.left + plan.crop.width <= plan.header.upright.width, note)
        #expect(plan.crop.top + plan.crop.height <= plan.header.upright.height, note)
        if source.isRamp { try Self.expectUpright(frame, bench, note) }
      }
    }

    /// Sources grow redder to the right and greener downwards; any other turn of them would not.
    private static func expectUpright(
      _ frame: Bench.Frame, _ bench: borrowing Bench, _ note: Comment
    ) throws {
      let size = frame.prepared.plan.size
      // In frames of a few pixels the halved colours of JPEG and WebP outweigh the picture.
      guard min(size.width, size.height) >= 8 else { return }
      let longer = Double(max(size.width, size.height))
      func reduced(_ side: Int) -> Int { max(2, Int(Double(side) * min(1, 24 / longer))) }
      let small = try bench.frame(
        of: frame.bytes, size: "\(reduced(size.width))x\(reduced(size.height))"
      ).raster()
      var (left, right, above, below) = (0, 0, 0, 0)
      for y in 0..<small.height {
        for x in 0..<small.width {
          let pixel = small[x, y]
          if x < small.width / 2 { left += Int(pixel[0]) }
          if x >= small.width - small.width / 2 { right += Int(pixel[0]) }
          if y < small.height / 2 { above += Int(pixel[1]) }
          if y >= small.height - small.height / 2 { below += Int(pixel[1]) }
        }
      }
      // Two levels a pixel for what the encoders lose. Bars of unequal width would weigh more than the picture.
      let slack = small.width * small.height
      let place = frame.prepared.plan.place
      #expect(right + slack >= left || 2 * place.left + place.width != size.width, note)
      #expect(below + slack >= above || 2 * place.top + place.height != size.height, note)
    }
  }
}

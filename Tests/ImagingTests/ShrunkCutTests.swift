import Domain
import TestSupport
import Testing

@testable import Imaging

@Suite struct ShrunkCutTests {
  @Test func `a picture that is not shrunk is cut to the pixel`() {
    let cut = ShrunkCut(start: 13, length: 999, shrink: 1, actual: 2000, target: 333)
    #expect((cut.start, cut.length, cut.trim) == (13, 999, 0))
    #expect(cut.scale == 333.0 / 999)
  }

  @Test(arguments: [UInt64](1...6))
  func `the frame's pixels fall where those of the crop would, and lie in the picture`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<300 {
      let shrink = [2, 4, 8].randomElement(using: &random) ?? 2
      let whole = Int.random(in: 64 * shrink...6000, using: &random)
      let length = Int.random(in: whole / 2...whole, using: &random)
      let start = Int.random(in: 0...whole - length, using: &random)
      let target = Int.random(in: 1...length / (2 * shrink), using: &random)
      let actual = whole / shrink
      let cut = ShrunkCut(start: start, length: length, shrink: shrink, actual: actual, target: target)
      let note = Comment(
        rawValue: "seed \(seed): \(start)+\(length) of \(whole) by \(shrink) to \(target): \(cut)")
      #expect(cut.start >= 0 && cut.length >= 1 && cut.start + cut.length <= actual, note)
      let reduced = Int(Double(cut.length) * cut.scale + 0.5)
      #expect(cut.trim >= 0 && cut.trim + target <= reduced, note)
      // The middle of the frame in shrunk pixels, and where it should be.
      let middle =
        Double(cut.start) + Double(cut.length) / 2
        + (Double(cut.trim) + Double(target) / 2 - Double(reduced) / 2) / cut.scale
      let wanted = (Double(start) + Double(length) / 2) / Double(shrink)
      // A reduction to exactly half has no finer steps than these; at an edge there is less choice, and the decoder
      // drops what is left over of a shrunk pixel.
      let hasRoom = start >= 16 * shrink && start + length + 16 * shrink <= whole
      #expect(abs(middle - wanted) <= (hasRoom ? 0.26 : 1), note)
    }
  }
}

extension OnePictureAtATime {
  @Suite struct ShrunkFrameTests {
    @Test(arguments: ["497x391", "503x389"], [(61, 52), (62, 55), (67, 57)])
    func `a JPEG that is shrunk on load is the frame of its pixels, wherever the crop begins`(
      size: String, corner: (Int, Int)
    ) throws {
      let bench = try Bench()
      let whole = try #require(PixelSize(size))
      // Smooth, so that only the place of the crop counts.
      let jpeg = try bench.jpeg(of: .slope(width: whole.width, height: whole.height))
      let (width, height) = (35, 27)
      let exact = try Picture.with(jpeg, kind: .jpeg) { picture in
        try picture.crop(
          CropBox(left: corner.0, top: corner.1, width: 366, height: 274))
        try picture.resize(width: width, height: height)
        return try picture.pixels()
      }
      let shrunk = try Picture.with(jpeg, kind: .jpeg, shrink: 4) { picture in
        let across = ShrunkCut(
          start: corner.0, length: 366, shrink: 4, actual: picture.width, target: width)
        let down = ShrunkCut(
          start: corner.1, length: 274, shrink: 4, actual: picture.height, target: height)
        try picture.crop(
          CropBox(left: across.start, top: down.start, width: across.length, height: down.length))
        try picture.resize(across: across.scale, down: down.scale)
        try picture.trim(CropBox(left: across.trim, top: down.trim, width: width, height: height))
        return try picture.pixels()
      }
      #expect(exact.count == shrunk.count)
      let sum = zip(exact, shrunk).reduce(0.0) { $0 + Double($1.0) - Double($1.1) }
      // An edge rounded to a shrunk pixel would make it 0.6.
      #expect(abs(sum / Double(exact.count)) < 0.1)
    }
  }
}

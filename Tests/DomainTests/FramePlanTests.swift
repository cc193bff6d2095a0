import Domain
import TestSupport
import Testing

@Suite struct FramePlanTests {
  @Test(arguments: [UInt64](1...8))
  func `a crop lies inside, has the frame's shape within a pixel and sits in the middle`(seed: UInt64) throws
  {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<250 {
      let source = try Self.size(upTo: 9000, &random)
      let frame = try Self.size(upTo: 4000, &random)
      let plan = try Self.plan(source, frame: frame)
      let (box, note) = (plan.crop, Comment(rawValue: "seed \(seed): \(source) to \(frame)"))
      #expect(plan.size == frame, note)
      #expect(box.width >= 1 && box.height >= 1, note)
      #expect(box.width == source.width || box.height == source.height, note)
      let right = source.width - box.left - box.width
      let below = source.height - box.top - box.height
      #expect(box.left >= 0 && (0...1).contains(right - box.left), note)
      #expect(box.top >= 0 && (0...1).contains(below - box.top), note)
      Self.expectShape(box, source: source, frame: frame, note)
      let kept = Double(box.width * box.height) / Double(source.pixels)
      #expect(abs(plan.cropLoss - (1 - kept)) < 1e-12 && plan.cropLoss >= 0 && plan.cropLoss < 1, note)
      let factor = max(
        Double(frame.width) / Double(source.width), Double(frame.height) / Double(source.height))
      #expect(plan.scale == factor, note)
    }
  }

  /// The side that is cut is the exact one rounded to the nearest pixel, and never less than one.
  private static func expectShape(
    _ box: CropBox, source: PixelSize, frame: PixelSize, _ note: Comment
  ) {
    let width = Double(source.height) * Double(frame.width) / Double(frame.height)
    let height = Double(source.width) * Double(frame.height) / Double(frame.width)
    if width <= Double(source.width) {
      #expect(abs(Double(box.width) - max(width, 1)) <= 0.5 + 1e-6 && box.height == source.height, note)
    } else {
      #expect(abs(Double(box.height) - max(height, 1)) <= 0.5 + 1e-6 && box.width == source.width, note)
    }
  }

  @Test(arguments: [
    ("1280x720", "1280x720", CropBox(left: 0, top: 0, width: 1280, height: 720)),
    ("4000x3000", "1280x720", CropBox(left: 0, top: 375, width: 4000, height: 2250)),
    ("3000x4000", "1280x720", CropBox(left: 0, top: 1156, width: 3000, height: 1688)),
    ("1281x720", "1280x720", CropBox(left: 0, top: 0, width: 1280, height: 720)),
    ("1x8000", "1280x720", CropBox(left: 0, top: 3999, width: 1, height: 1)),
    ("8000x1", "1280x720", CropBox(left: 3999, top: 0, width: 2, height: 1)),
    ("1x1", "720x1280", CropBox(left: 0, top: 0, width: 1, height: 1)),
    ("65500x65500", "65500x1", CropBox(left: 0, top: 32_749, width: 65_500, height: 1)),
  ])
  func `known pictures are cut where a person would say`(source: String, frame: String, box: CropBox) throws {
    let plan = try Self.plan(try #require(PixelSize(source)), frame: try #require(PixelSize(frame)))
    #expect(plan.crop == box)
  }

  @Test func `the crop is counted in the upright picture`() throws {
    let header = PictureHeader(
      kind: .jpeg, stored: try #require(PixelSize("4000x3000")), orientation: .turnedRight)
    let plan = try FramePlan(
      header: header, settings: FrameSettings(sizes: [try #require(PixelSize("720x1280"))]))
    #expect(plan.crop == CropBox(left: 375, top: 0, width: 2250, height: 4000))
  }

  static let auto = ["1280x720", "720x1280", "1792x1024", "1024x1792", "1920x1080", "1080x1920"]

  @Test(arguments: [
    ("1600x900", "1280x720"), ("900x1600", "720x1280"), ("1750x1000", "1792x1024"),
    ("1000x1750", "1024x1792"), ("1920x1080", "1280x720"), ("1000x1000", "1792x1024"), ("1x1", "1280x720"),
  ])
  func `of several sizes the one that crops least is taken, of equals the first`(
    source: String, frame: String
  ) throws {
    let sizes = try Self.auto.map { try #require(PixelSize($0)) }
    let header = PictureHeader(kind: .png, stored: try #require(PixelSize(source)))
    let plan = try FramePlan(header: header, settings: FrameSettings(sizes: sizes))
    #expect(plan.size.description == frame)
  }

  @Test(arguments: [UInt64](1...4))
  func `no other size would have cropped less`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let sizes = try Self.auto.map { try #require(PixelSize($0)) }
    for _ in 0..<100 {
      let source = try Self.size(upTo: 5000, &random)
      let header = PictureHeader(kind: .png, stored: source)
      let loss = try FramePlan(header: header, settings: FrameSettings(sizes: sizes)).cropLoss
      let losses = try sizes.map { try Self.plan(source, frame: $0).cropLoss }
      #expect(loss == losses.min(), "seed \(seed): \(source)")
    }
  }

  @Test(arguments: [UInt64](1...4))
  func `no other size would have left narrower bars`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let sizes = try Self.auto.map { try #require(PixelSize($0)) }.shuffled(using: &random)
    for _ in 0..<100 {
      let source = try Self.size(upTo: 5000, &random)
      let settings = FrameSettings(sizes: sizes, fit: .contain, upscale: UpscalePolicy(mode: .allow))
      let plan = try FramePlan(header: PictureHeader(kind: .png, stored: source), settings: settings)
      let shares = sizes.map { Self.filled(source, of: $0) }
      let best = try #require(shares.max())
      // Equals go to the first, which is the cheapest.
      #expect(plan.size == sizes[try #require(shares.firstIndex(of: best))], "seed \(seed): \(source)")
    }
  }

  /// The exact share of a frame that the whole picture fills.
  private static func filled(_ source: PixelSize, of frame: PixelSize) -> Double {
    let (one, other) = (source.width * frame.height, source.height * frame.width)
    return Double(min(one, other)) / Double(max(one, other))
  }

  @Test func `no size at all is refused in words`() throws {
    let header = PictureHeader(kind: .png, stored: try #require(PixelSize("10x10")))
    let rejection = #expect(throws: Rejection.self) {
      try FramePlan(header: header, settings: FrameSettings(sizes: []))
    }
    #expect(rejection?.message.contains("--size") == true)
  }

  private static func plan(_ source: PixelSize, frame: PixelSize) throws -> FramePlan {
    let settings = FrameSettings(sizes: [frame], upscale: UpscalePolicy(mode: .allow))
    return try FramePlan(header: PictureHeader(kind: .png, stored: source), settings: settings)
  }

  private static func size(upTo limit: Int, _ random: inout SeededGenerator) throws -> PixelSize {
    // Every other picture is extreme: a side of one to three pixels.
    func side() -> Int { .random(in: 1...(Bool.random(using: &random) ? limit : 3), using: &random) }
    return try #require(PixelSize(width: side(), height: side()))
  }
}

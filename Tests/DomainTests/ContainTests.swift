import Domain
import TestSupport
import Testing

@Suite struct ContainTests {
  private static func plan(
    _ source: String, to frame: String, background: Background = .black, gravity: Gravity = .centre
  ) throws -> FramePlan {
    let settings = FrameSettings(
      sizes: [try #require(PixelSize(frame))], fit: .contain, gravity: gravity, background: background,
      upscale: UpscalePolicy(mode: .allow))
    return try FramePlan(
      header: PictureHeader(kind: .png, stored: try #require(PixelSize(source))), settings: settings)
  }

  @Test(arguments: [
    ("1280x720", CropBox(left: 0, top: 0, width: 1280, height: 720)),
    ("4000x3000", CropBox(left: 160, top: 0, width: 960, height: 720)),
    ("3000x4000", CropBox(left: 370, top: 0, width: 540, height: 720)),
    // Odd pixels go right and down.
    ("719x720", CropBox(left: 280, top: 0, width: 719, height: 720)),
    ("1280x719", CropBox(left: 0, top: 0, width: 1280, height: 719)),
    ("1x8000", CropBox(left: 639, top: 0, width: 1, height: 720)),
    ("1000x1", CropBox(left: 0, top: 359, width: 1280, height: 1)),
    ("1x1", CropBox(left: 280, top: 0, width: 720, height: 720)),
  ])
  func `the whole picture stands in the middle`(source: String, place: CropBox) throws {
    let plan = try Self.plan(source, to: "1280x720", gravity: .side(.north))
    #expect(plan.place == place)
    #expect(plan.crop == CropBox(try #require(PixelSize(source))) && plan.cropLoss == 0)
  }

  @Test(arguments: [UInt64](1...6))
  func `the place lies inside, touches two sides and keeps the picture's shape within a pixel`(
    seed: UInt64
  ) throws {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<150 {
      func side() -> Int { .random(in: 1...(Bool.random(using: &random) ? 6000 : 4), using: &random) }
      let plan = try Self.plan("\(side())x\(side())", to: "\(side())x\(side())", background: .blur)
      let (place, frame, whole) = (plan.place, plan.size, plan.header.upright)
      let note = Comment(rawValue: "seed \(seed): \(whole) to \(frame)")
      #expect(plan.crop == CropBox(whole) && plan.cropLoss == 0, note)
      let right = frame.width - place.left - place.width
      let below = frame.height - place.top - place.height
      #expect(place.left >= 0 && (0...1).contains(right - place.left), note)
      #expect(place.top >= 0 && (0...1).contains(below - place.top), note)
      #expect(place.width == frame.width || place.height == frame.height, note)
      #expect(abs(Double(place.width) - max(Double(whole.width) * plan.scale, 1)) <= 0.5 + 1e-6, note)
      #expect(abs(Double(place.height) - max(Double(whole.height) * plan.scale, 1)) <= 0.5 + 1e-6, note)
      if let box = plan.backdrop {
        #expect(box.left >= 0 && box.left + box.width <= place.width && box.width >= 1, note)
        #expect(box.top >= 0 && box.top + box.height <= place.height && box.height >= 1, note)
      } else {
        #expect(place == CropBox(frame), note)
      }
    }
  }

  @Test func `there is a backdrop only behind bars, and only when it is asked for`() throws {
    #expect(try Self.plan("4000x3000", to: "1280x720").backdrop == nil)
    #expect(try Self.plan("1920x1080", to: "1280x720", background: .blur).backdrop == nil)
    // Of the 960x720 that are placed, the part of the frame's shape.
    #expect(
      try Self.plan("4000x3000", to: "1280x720", background: .blur).backdrop
        == CropBox(left: 0, top: 90, width: 960, height: 540))
  }

  @Test func `in a turned picture the upright shape counts`() throws {
    let header = PictureHeader(
      kind: .jpeg, stored: try #require(PixelSize("4000x3000")), orientation: .turnedRight)
    let plan = try FramePlan(
      header: header, settings: FrameSettings(sizes: [try #require(PixelSize("1280x720"))], fit: .contain))
    #expect(plan.place == CropBox(left: 370, top: 0, width: 540, height: 720))
  }
}

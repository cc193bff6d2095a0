import Domain
import Foundation
import TestSupport
import Testing

@Suite struct GravityTests {
  private static func plan(_ source: String, to frame: String, _ gravity: String) throws -> FramePlan {
    let settings = FrameSettings(
      sizes: [try #require(PixelSize(frame))], gravity: try #require(Gravity(rawValue: gravity)))
    return try FramePlan(
      header: PictureHeader(kind: .png, stored: try #require(PixelSize(source))), settings: settings)
  }

  @Test(arguments: Gravity.names + ["0.5,0.3", "0.0,1.0"])
  func `every gravity reads back as it is written`(name: String) throws {
    let gravity = try #require(Gravity(rawValue: name))
    #expect(gravity.rawValue == name)
    let json = try JSONEncoder().encode([gravity])
    #expect(String(decoding: json, as: UTF8.self) == "[\"\(name)\"]")
    #expect(try JSONDecoder().decode([Gravity].self, from: json) == [gravity])
  }

  @Test(arguments: [
    "", "middle", "Centre", "0.5", "0.5,", ",", "0.5,0.3,0.1", "1.1,0", "-0.1,0", "nan,0", "0.5;1",
  ])
  func `what is no gravity is not read`(text: String) {
    #expect(Gravity(rawValue: text) == nil)
  }

  @Test(arguments: [
    ("centre", 500, 50), ("north", 500, 0), ("northeast", 1000, 0), ("east", 1000, 50),
    ("southeast", 1000, 100), ("south", 500, 100), ("southwest", 0, 100), ("west", 0, 50),
    ("northwest", 0, 0),
  ])
  func `each of the nine keeps its side`(name: String, left: Int, top: Int) throws {
    // What is too wide is cut at the sides, what is too high above and below.
    let wide = try Self.plan("2000x1000", to: "1000x1000", name).crop
    #expect(wide == CropBox(left: left, top: 0, width: 1000, height: 1000))
    let high = try Self.plan("200x300", to: "200x200", name).crop
    #expect(high == CropBox(left: 0, top: top, width: 200, height: 200))
  }

  @Test(arguments: [
    ("0.5,0.5", 500), ("0,0", 0), ("1,1", 1000), ("0.25,0.9", 0), ("0.3,0", 100), ("0.2501,1", 0),
    ("0.75,0", 1000), ("0.6,0.1", 700),
  ])
  func `a focus point is the middle of the crop as far as the picture reaches`(point: String, left: Int)
    throws
  {
    #expect(try Self.plan("2000x1000", to: "1000x1000", point).crop.left == left)
  }

  @Test(arguments: [UInt64](1...6))
  func `every crop lies inside and is of the same size, and a focus is met or pushed in`(seed: UInt64) throws
  {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<150 {
      func side() -> Int { .random(in: 1...(Bool.random(using: &random) ? 6000 : 4), using: &random) }
      let (source, frame) = ("\(side())x\(side())", "\(side())x\(side())")
      let point = "\(Double.random(in: 0...1, using: &random)),\(Double.random(in: 0...1, using: &random))"
      let name = Bool.random(using: &random) ? point : Gravity.names.randomElement(using: &random) ?? point
      let note = Comment(rawValue: "seed \(seed): \(source) to \(frame), \(name)")
      let centre = try Self.plan(source, to: frame, "centre")
      let plan = try Self.plan(source, to: frame, name)
      let (box, whole) = (plan.crop, plan.header.upright)
      #expect(box.width == centre.crop.width && box.height == centre.crop.height, note)
      #expect((0...whole.width - box.width).contains(box.left), note)
      #expect((0...whole.height - box.height).contains(box.top), note)
      #expect(plan.place == CropBox(plan.size) && plan.scale == centre.scale, note)
      if case .focus(let focus) = plan.settings.gravity {
        let across = focus.across * Double(whole.width) - Double(box.left) - Double(box.width) / 2
        #expect((0..<1).contains(across) || box.left == 0 || box.left == whole.width - box.width, note)
      }
    }
  }

  @Test func `a focus in the middle crops as the centre does`() throws {
    for source in ["2001x1000", "1000x2001", "7x3", "1x8000"] {
      let focus = try Self.plan(source, to: "1280x720", "0.5,0.5").crop
      #expect(try focus == Self.plan(source, to: "1280x720", "centre").crop)
    }
  }

  @Test func `what lies in the pixels is looked for only where something is cut`() throws {
    #expect(try Self.plan("2000x1000", to: "1000x1000", "attention").needsLook)
    #expect(try Self.plan("2000x1000", to: "1000x1000", "entropy").needsLook)
    #expect(try !Self.plan("2000x1000", to: "1000x500", "attention").needsLook)
    #expect(try !Self.plan("2000x1000", to: "1000x1000", "west").needsLook)
    let plan = try Self.plan("2000x1000", to: "1000x1000", "entropy")
    #expect(plan.looking(left: 300, top: 9).crop == CropBox(left: 300, top: 0, width: 1000, height: 1000))
    #expect(
      plan.looking(left: -5, top: 0).crop.left == 0 && plan.looking(left: 1001, top: 0).crop.left == 1000)
  }
}

import Domain
import Foundation
import SystemPackage
import Testing

@testable import Ledger
@testable import Workflow

struct RunLayoutTests {
  private static func layout(
    output: FilePath = "out", keepsExtension: Bool = false, take: Int = 1, root: FilePath = "out"
  ) -> RunLayout {
    RunLayout(
      output: output, format: .jpeg, keepsExtension: keepsExtension, take: take, ledgerRoot: root,
      workingDirectory: "/home/ann/film")
  }

  private static let source = Source(path: "in/sea/boat.png", name: "sea/boat.png", isNamed: false)

  @Test(arguments: [
    (false, 1, "out/clips/sea/boat.mp4"), (false, 2, "out/clips/sea/boat.take2.mp4"),
    (true, 1, "out/clips/sea/boat.png.mp4"), (true, 12, "out/clips/sea/boat.png.take12.mp4"),
  ])
  func `a clip lies where its source lay, with the take in its name`(
    keepsExtension: Bool, take: Int, expected: FilePath
  ) {
    #expect(Self.layout(keepsExtension: keepsExtension, take: take).clip(of: Self.source) == expected)
  }

  @Test(arguments: [
    ("out", "out", "clips/sea/boat.mp4"), ("out", "/home/ann/film/out", "clips/sea/boat.mp4"),
    ("/home/ann/film/out", "out", "clips/sea/boat.mp4"), ("out", ".", "out/clips/sea/boat.mp4"),
    ("out", "", "out/clips/sea/boat.mp4"), ("./out/../out", "out", "clips/sea/boat.mp4"),
    ("/mnt/out", "/home/ann/film", "/mnt/out/clips/sea/boat.mp4"),
    ("../out", "/home/ann/film", "/home/ann/out/clips/sea/boat.mp4"),
    // A folder that only begins with the same letters is another.
    ("out2", "out", "/home/ann/film/out2/clips/sea/boat.mp4"),
  ])
  func `the ledger keeps clips relative to its root, and others whole; both lead to the same file`(
    output: FilePath, root: FilePath, stored: String
  ) {
    let layout = Self.layout(output: output, root: root)
    let place = layout.place(of: Self.source)
    #expect(place.clip == stored)
    #expect(place.name + ".mp4" == stored)
    #expect(place.source == "in/sea/boat.png")
    let there = FilePath("/home/ann/film").pushing(layout.path(place.clip)).lexicallyNormalized()
    #expect(there == FilePath("/home/ann/film").pushing(layout.clip(of: Self.source)).lexicallyNormalized())
    #expect(layout.stored(layout.path(place.clip)) == place.clip)
  }

  @Test func `a clip below the working directory is shown as a person would type it`() {
    #expect(Self.layout(root: "/home/ann/film/out").path("clips/sea/boat.mp4") == "out/clips/sea/boat.mp4")
    #expect(Self.layout(root: "/mnt/x").path("clips/boat.mp4") == "/mnt/x/clips/boat.mp4")
  }

  @Test func `a shot without a name is told without source and clip`() throws {
    let plan = try Planned.plan(1)
    let record = ShotRecord(planned: plan.shot, at: 0)
    let report = ShotReport(record, at: nil, layout: Self.layout())
    let json = String(decoding: try JSONEncoder().encode(report), as: UTF8.self)
    #expect(!json.contains("source") && !json.contains("clip") && json.contains(#""state":"planned""#))
    let named = ShotReport(record, at: plan.place, layout: Self.layout())
    #expect(named.source == "in/n1.png" && named.clip == "out/clips/n1.mp4")
  }

  @Test(arguments: [
    ("a/b.mp4", ".x", "a/b.x.mp4"), ("b", ".x", "b.x"), ("a.b/c", ".x", "a.b/c.x"), ("b.mp4", "", "b.mp4"),
  ])
  func `a text goes before the extension`(path: FilePath, text: String, expected: FilePath) {
    #expect(path.inserting(text) == expected)
  }
}

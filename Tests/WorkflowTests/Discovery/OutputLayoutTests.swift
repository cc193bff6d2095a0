import Domain
import SystemPackage
import TestSupport
import Testing

@testable import Workflow

struct OutputLayoutTests {
  private func source(_ name: FilePath) -> Source {
    Source(path: FilePath("photos").pushing(name), name: name, isNamed: false)
  }

  private func names(_ paths: [FilePath], _ layout: OutputLayout) -> [OutputClaim] {
    paths.map { layout.claim(of: source($0)) }
  }

  @Test(arguments: [
    ("a.jpg", FrameFormat.jpeg, false, "out/a.jpg"),
    ("sub/folder/a.PNG", .jpeg, false, "out/sub/folder/a.jpg"),
    ("a.tar.gz", .webp, false, "out/a.tar.webp"),
    ("no-extension", .png, false, "out/no-extension.png"),
    ("a.png", .jpeg, true, "out/a.png.jpg"),
    ("a.JPG", .jpeg, true, "out/a.JPG.jpg"),
    ("no-extension", .jpeg, true, "out/no-extension.jpg"),
    ("dotted.folder/a", .jpeg, true, "out/dotted.folder/a.jpg"),
    ("ends-with-a-dot.", .jpeg, false, "out/ends-with-a-dot.jpg"),
  ])
  func `a frame's path follows its source`(name: String, format: FrameFormat, keeps: Bool, frame: String) {
    let layout = OutputLayout(folder: "out", format: format, keepsExtension: keeps)
    #expect(layout.frame(of: source(FilePath(name))) == FilePath(frame))
  }

  @Test func `a stem that is no text keeps its bytes`() {
    let name = FileBytes.path([0xFF, 0xFE, 0x2E, 0x70, 0x6E, 0x67], in: "sub")
    let frame = FileBytes.path([0xFF, 0xFE, 0x2E, 0x6A, 0x70, 0x67], in: "out/sub")
    #expect(OutputLayout(folder: "out", format: .jpeg).frame(of: source(name)) == frame)
  }

  @Test func `one named output is the frame of the one source`() {
    let layout = OutputLayout(folder: "", format: .png, single: "here/frame.png")
    #expect(layout.frame(of: source("sub/a.jpg")) == "here/frame.png")
  }

  @Test(arguments: [
    ("a.jpg", "a.png", false, true), ("a.jpg", "b.jpg", false, false), ("a.jpg", "a.png", true, false),
  ])
  func `pictures that differ in their extension alone claim one frame`(
    first: FilePath, second: FilePath, keeps: Bool, excludes: Bool
  ) {
    let layout = OutputLayout(folder: "out", format: .jpeg, keepsExtension: keeps)
    let claims = names([first, second], layout)
    #expect((claims[0].path == claims[1].path && claims[0].excludes(claims[1])) == excludes)
  }

  @Test func `every pair is listed, with what would tell it apart`() {
    let layout = OutputLayout(folder: "out", format: .jpeg)
    let claims = names(["a.jpg", "a.png", "b/c.jpg", "b/c.webp"], layout)
    var clashes = OutputClashes()
    claims.forEach { clashes.add($0) }
    let lines = clashes.error(keepsExtension: false)?.description.split(separator: "\n").map(String.init)
    #expect(
      lines == [
        "two sources would become one output:", "  photos/a.jpg and photos/a.png -> out/a.jpg",
        "  photos/b/c.jpg and photos/b/c.webp -> out/b/c.jpg",
        "rename one of each pair (or: --keep-extension tells a.png from a.jpg, --root keeps folders apart, a .gitignore leaves some out)",
      ])
    #expect(clashes.error(keepsExtension: true)?.description.contains("--keep-extension") == false)
  }

  @Test func `names that look alike but differ in bytes are no pair`() {
    let layout = OutputLayout(folder: "out", format: .jpeg)
    let claims = names(["\u{E9}.jpg", "e\u{301}.jpg"], layout)
    #expect(claims[0].path != claims[1].path)
    let (first, second) = (FileBytes.path([0xFE], in: ""), FileBytes.path([0xFF], in: ""))
    #expect(PartFile.path(for: first) != PartFile.path(for: second))
  }

  @Test(arguments: [(255, 0, 255), (255, 16, 239), (251, 0, 251), (240, 16, 239)])
  func `a name that would be too long is cut in its stem, and cut names stay apart`(
    length: Int, room: Int, expected: Int
  ) throws {
    let layout = OutputLayout(folder: "out", format: .webp)
    let stems = ["x", "y"].map { String(repeating: "x", count: length - 6) + $0 }
    let names = stems.map { layout.name(FilePath("sub/\($0).png"), extension: "webp", room: room) }
    #expect(Set(names).count == 2)
    for name in names {
      #expect(name.lastComponent.map { $0.string.utf8.count } ?? 0 <= expected)
      #expect(name.extension == "webp" && name.removingLastComponent() == "sub")
    }
  }

  @Test func `a cut never falls within a character`() {
    let name = FilePath(String(repeating: "é", count: 125) + ".jpg")
    for room in 0..<40 {
      let cut = name.fitting(room: room)
      #expect(!cut.string.contains("\u{FFFD}"))
      #expect(cut.string.utf8.count + room <= 255)
    }
  }

  @Test func `a name that is no text has a text of its own`() {
    let names: [[UInt8]] = [[0x61, 0xE8, 0x2E, 0x6A], [0x61, 0xE9, 0x2E, 0x6A]]
    let texts = names.map { FileBytes.path($0, in: "sub").asText }
    #expect(texts == ["sub/a%E8.j", "sub/a%E9.j"])
    #expect(FilePath("50%/\u{FFFD}é.jpg").asText == "50%/\u{FFFD}é.jpg")
  }

  @Test func `a frame may not take a source's place`() throws {
    let folder = try TemporaryDirectory()
    let path = try folder.write([1], to: "a.jpg")
    let layout = OutputLayout(folder: folder.path.appending("."), format: .jpeg)
    let source = Source(path: path, name: "a.jpg", isNamed: true)
    let error = #expect(throws: InputError.self) {
      try layout.checkSpared([source])
    }
    #expect(error?.description.contains("would overwrite the source") == true)
  }

  @Test func `a temporary file is hidden, beside its frame and short`() {
    let frame = FileBytes.path([UInt8](repeating: 0x78, count: 255), in: "out/sub")
    let part = PartFile.path(for: frame)
    #expect(part.removingLastComponent() == "out/sub")
    #expect(part.lastComponent?.string.hasPrefix(".firstframe-") == true)
    #expect((part.lastComponent?.string.utf8.count ?? 256) < 64)
  }
}

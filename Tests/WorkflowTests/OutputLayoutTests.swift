import Domain
import SystemPackage
import TestSupport
import Testing

@testable import Workflow

struct OutputLayoutTests {
  private func source(_ name: FilePath) -> Source {
    Source(path: FilePath("photos").pushing(name), name: name, isNamed: false)
  }

  private func claims(_ names: [FilePath], _ layout: OutputLayout) -> [(Source, FilePath)] {
    names.map { (source($0), layout.frame(of: source($0))) }
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

  @Test func `every pair of sources with one output is listed`() {
    let layout = OutputLayout(folder: "out", format: .jpeg)
    let names: [FilePath] = ["a.jpg", "a.png", "b/c.jpg", "d.tif", "b/c.webp", "a.gif", "c.jpg"]
    let error = #expect(throws: InputError.self) { try layout.checkDistinct(claims(names, layout)) }
    let lines = error?.description.split(separator: "\n").map(String.init) ?? []
    #expect(
      lines.dropFirst().dropLast() == [
        "  photos/a.jpg and photos/a.png -> out/a.jpg",
        "  photos/b/c.jpg and photos/b/c.webp -> out/b/c.jpg",
        "  photos/a.jpg and photos/a.gif -> out/a.jpg",
      ])
    #expect(lines.first == "two sources would become one output:")
    #expect(lines.last?.contains("--keep-extension") == true)
  }

  @Test func `--keep-extension tells them apart, and is not advised when it is there`() throws {
    let layout = OutputLayout(folder: "out", format: .jpeg, keepsExtension: true)
    try layout.checkDistinct(claims(["a.jpg", "a.png"], layout))
    let error = #expect(throws: InputError.self) {
      try layout.checkDistinct(claims(["a.jpg", "a.jpg"], layout))
    }
    #expect(error?.description.contains("--keep-extension") == false)
    #expect(error?.description.contains("--root") == true)
  }

  @Test func `names that look alike but differ in bytes are no pair`() throws {
    let layout = OutputLayout(folder: "out", format: .jpeg)
    try layout.checkDistinct(claims(["\u{E9}.jpg", "e\u{301}.jpg"], layout))
    let (first, second) = (FileBytes.path([0xFE], in: ""), FileBytes.path([0xFF], in: ""))
    #expect(PartFile.path(for: first) != PartFile.path(for: second))
  }

  @Test func `a frame may not take a source's place`() throws {
    let folder = try TemporaryDirectory()
    let path = try folder.write([1], to: "a.jpg")
    let layout = OutputLayout(folder: folder.path.appending("."), format: .jpeg)
    let source = Source(path: path, name: "a.jpg", isNamed: true)
    let error = #expect(throws: InputError.self) {
      try layout.checkSpared([source], frames: [layout.frame(of: source)])
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

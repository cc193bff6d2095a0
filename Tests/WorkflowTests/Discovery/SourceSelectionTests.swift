import Domain
import SystemPackage
import TestSupport
import Testing

@testable import Workflow

/// Which files of a folder may claim an output.
@Suite(.serialized, .timeLimit(.hang))
struct SourceSelectionTests {
  @Test func `a text beside a picture is no collision`() async throws {
    let folder = try TemporaryDirectory()
    for name in ["a.jpg", "a.txt", "a.md", "a.json", "b", "b.yaml"] { _ = try folder.write([0x61], to: name) }
    let sources = try await Frames(in: "out").sources(in: [folder.path])
    #expect(sources.map(\.name.string) == ["a.jpg", "a.json", "a.md", "b", "b.yaml"])
  }

  @Test(arguments: [("a.jpg", "a"), ("a.jpg", "a.data"), ("a", "a.data"), ("a.jpg", "a.png")])
  func `two pictures with one output are a collision, whatever they are called`(
    first: String, second: String
  ) async throws {
    let folder = try TemporaryDirectory()
    let bytes = try FileBytes.read(Shots.plain)
    let paths = try [first, second].map { try folder.write(bytes, to: $0) }
    let error = await #expect(throws: InputError.self) {
      try await Frames(in: "out").sources(in: [folder.path])
    }
    let pairs = ["\(paths[0]) and \(paths[1])", "\(paths[1]) and \(paths[0])"]
    #expect(pairs.contains { error?.description.contains($0) == true })
  }

  @Test func `a name that a picture has counts even when the bytes are none`() async throws {
    let folder = try TemporaryDirectory()
    for name in ["a.jpg", "a.png"] { _ = try folder.write([0x61], to: name) }
    await #expect(throws: InputError.self) { try await Frames(in: "out").sources(in: [folder.path]) }
  }

  @Test func `a text that is named counts too`() async throws {
    let folder = try TemporaryDirectory()
    let text = try folder.write([0x61], to: "a.txt")
    let picture = try folder.write([0x61], to: "a.jpg")
    await #expect(throws: InputError.self) { try await Frames(in: "out").sources(in: [text, picture]) }
  }

  @Test func `a run that would write over its own sources does not begin`() async throws {
    let folder = try TemporaryDirectory()
    let bytes = try FileBytes.read(Shots.plain)
    let picture = try folder.write(bytes, to: "a.jpg")
    await #expect(throws: InputError.self) { try await Frames(in: folder.path).make(from: [picture]) }
    #expect(try FileBytes.read(picture) == bytes)
    #expect(try folder.files() == ["a.jpg"])
  }

  @Test func `a folder that holds a named picture does not become the folder of its frames`() async throws {
    let folder = try TemporaryDirectory()
    let picture = try folder.write(try FileBytes.read(Shots.plain), to: "a.png")
    let error = await #expect(throws: InputError.self) {
      try await Frames(in: folder.path).make(from: [picture])
    }
    #expect(error?.description.hasPrefix("the frames would lie beside \(picture);") == true)
    #expect(try folder.files() == ["a.png"])
  }

  @Test func `all that claim one output are listed together`() async throws {
    let folder = try TemporaryDirectory()
    for name in ["a.jpg", "a.png", "a.webp", "b.jpg"] { _ = try folder.write([0x61], to: name) }
    let error = await #expect(throws: InputError.self) {
      try await Frames(in: "out").sources(in: [folder.path])
    }
    let all = ["a.jpg", "a.png", "a.webp"].map { "\(folder.path)/\($0)" }
    #expect(error?.description.contains("  \(all[0]), \(all[1]) and \(all[2]) -> out/a.jpg\n") == true)
  }

  @Test func `a frame with the name of a folder that another frame needs is refused before any work`()
    async throws
  {
    let folder = try TemporaryDirectory()
    for name in ["a.jpg/b/x.png", "a.png", "c/x.png", "c.txt", "d.png"] {
      _ = try folder.write([0x61], to: name)
    }
    let error = await #expect(throws: InputError.self) {
      try await Frames(in: "out").sources(in: [folder.path])
    }
    let lines = error?.description.split(separator: "\n").map(String.init) ?? []
    #expect(lines.count == 3)
    #expect(
      lines.dropFirst().first
        == "  \(folder.path)/a.png -> out/a.jpg, and \(folder.path)/a.jpg/b/x.png -> out/a.jpg/b/x.jpg")
  }

  @Test func `two rows that want one first take are refused, also behind a row of another take`() async throws
  {
    let folder = try TemporaryDirectory()
    _ = try folder.write([0x61], to: "a.jpg")
    let text = "image,prompt,take\na.jpg,one,2\na.jpg,two,1\na.jpg,three,1\n"
    let manifest = try folder.write(Array(text.utf8), to: "shots.csv")
    let layout = RunLayout(
      output: "out", format: .jpeg, keepsExtension: false, take: 1, ledgerRoot: "out", workingDirectory: "/")
    let scan = SourceScan { entry, manifest, _ in Direction(entry, in: manifest, sizes: nil) }
    let error = await #expect(throws: InputError.self) {
      try await SourceSelection(workers: NoWorkers(), layout: layout.frames, clips: layout)
        .sources(in: [manifest], scan: scan)
    }
    let picture = folder.path.appending("a.jpg")
    #expect(
      error?.description.contains("  \(picture) (\(manifest):3) and \(picture) (\(manifest):4) -> ") == true)
  }
}

import Domain
import SystemPackage
import TestSupport
import Testing

@testable import Workflow

/// Manifests among the inputs: which sources they give, and what of them is refused.
struct DirectedScanTests {
  private let directing: SourceScan.Directing = { entry, manifest, problems in
    if entry.model != nil { problems.append(ManifestProblem("no models here", at: entry.place)) }
    return Direction(entry, in: manifest, sizes: nil)
  }

  private func scan(_ inputs: [FilePath], root: FilePath? = nil) throws -> SourceScan.Listing {
    try SourceScan(root: root, directing: directing).list(inputs)
  }

  @Test func `rows are named from the manifest's folder, pictures elsewhere by their own name`() throws {
    let folder = try TemporaryDirectory()
    for name in ["film/sea/a.jpg", "film/b.jpg", "other/c.jpg"] { _ = try folder.write([1], to: name) }
    let other = folder.path.appending("other/c.jpg")
    let text = "image,take\nsea/a.jpg,\n./sea/../b.jpg,\n../other/c.jpg,\n\(other),2\n"
    let manifest = try folder.write(Array(text.utf8), to: "film/shots.csv")
    let listing = try scan([manifest])
    #expect(listing.sources.map(\.name.string) == ["sea/a.jpg", "b.jpg", "c.jpg", "c.jpg"])
    #expect(listing.sources.allSatisfy { $0.isNamed && FileBytes.exists($0.path) })
    #expect(listing.sources.map(\.direction?.take) == [nil, nil, nil, 2])
    #expect(listing.sources.first?.direction?.origin == "\(manifest):2")
    #expect(listing.origins == [manifest])
    #expect(
      try scan([manifest], root: folder.path).sources.map(\.name.string)
        == ["film/sea/a.jpg", "film/b.jpg", "other/c.jpg", "other/c.jpg"])
  }

  @Test func `a manifest directs the pictures of a folder, whatever the order of the inputs`() throws {
    let folder = try TemporaryDirectory()
    for name in ["in/a.jpg", "in/b.jpg"] { _ = try folder.write([1], to: name) }
    let text = "- {image: in/b.jpg, take: 3}\n- {image: in/b.jpg, take: 4}\n"
    let manifest = try folder.write(Array(text.utf8), to: "shots.yaml")
    let input = folder.path.appending("in")
    for inputs in [[input, manifest], [manifest, input]] {
      let sources = try scan(inputs).sources
      #expect(sources.map(\.name.string) == ["a.jpg", "b.jpg", "b.jpg"])
      #expect(sources.map(\.direction?.take) == [nil, 3, 4])
    }
  }

  @Test func `all that is wrong with a manifest is told at once`() throws {
    let folder = try TemporaryDirectory()
    _ = try folder.write([1], to: "film/in/a.jpg")
    let text = "image,model,size\nin/gone.jpg,,\nin,,\nin/a.jpg,sora-9,12\nin/a.jpg,,auto\n"
    let manifest = try folder.write(Array(text.utf8), to: "film/shots.csv")
    let error = try #require(#expect(throws: InputError.self) { try scan([manifest]) })
    let film = folder.path.appending("film")
    #expect(
      error.description.split(separator: "\n").map(String.init) == [
        "\(manifest) has 4 mistakes:", "\(manifest):2:1: \(film)/in/gone.jpg does not exist; check the path",
        "\(manifest):3:1: \(film)/in is a folder; a row names one picture", "\(manifest):4:1: no models here",
        "\(manifest):4:17: size is 12; it should be 1280x720 or auto",
      ])
    let outside = try #require(
      #expect(throws: InputError.self) { try scan([manifest], root: film.appending("x")) })
    #expect(outside.description.contains(":5:1: \(film)/in/a.jpg is not below --root"))
  }

  @Test func `a manifest that is missing, a folder or endless is told`() throws {
    let folder = try TemporaryDirectory()
    _ = try folder.write([1], to: "folder.csv/file")
    let large = try folder.write([UInt8](repeating: 0x61, count: (32 << 20) + 1), to: "large.jsonl")
    for (path, part) in [
      (folder.path.appending("none.csv"), "does not exist"),
      (folder.path.appending("folder.csv"), "is a folder"),
      (large, "it is too long"),
    ] {
      let error = #expect(throws: InputError.self) { try scan([path]) }
      #expect(error?.description.contains(part) == true)
    }
  }

  @Test func `without anybody to direct it, a manifest is a file like others`() throws {
    let folder = try TemporaryDirectory()
    let file = try folder.write([1], to: "shots.csv")
    #expect(try SourceScan().list([file]).sources.map(\.path) == [file])
  }

  @Test func `a direction has the last word on its frame`() throws {
    let row = ManifestTable(Array(#"{"image":"a","fit":"contain","focus":"0.1,0.2"}"#.utf8), format: .lines)
      .rows[0]
    var problems: [ManifestProblem] = []
    let size = try #require(PixelSize("64x36"))
    let direction = Direction(ManifestEntry(row, &problems), in: "m", sizes: [size])
    let settings = direction.frames(FrameSettings(sizes: [], background: .blur, quality: 7))
    #expect(settings.sizes == [size] && settings.fit == .contain && settings.quality == 7)
    #expect(settings.gravity == Gravity("0.1,0.2") && settings.background == .blur)
  }
}

import Foundation
import SystemPackage
import TestSupport
import Testing

extension PrepareMakeTests {
  @Test func `frames of pictures that are no more are listed, then removed, and others are left alone`()
    async throws
  {
    let folder = try Self.folder("a", "gone", "sub/deep/gone", "changed", "elsewhere/b")
    #expect(try await Self.prepare(folder.path).code == 0)
    _ = try folder.write([1], to: "out/mine.jpg")
    _ = try folder.write(Array("a prompt".utf8), to: "in/gone.txt")
    for name in ["gone", "sub/deep/gone", "changed"] {
      FileBytes.remove(folder.path.appending("in/\(name).png"))
    }
    _ = try folder.write([1, 2], to: "out/changed.jpg")
    let before = try folder.files()
    let list = try await Self.prepare(folder.path, "--prune", "--dry-run")
    #expect(list.code == 0)
    #expect(list.output == "stale\tout/gone.jpg\nstale\tout/sub/deep/gone.jpg\n")
    #expect(list.errors.contains("out/changed.jpg: kept: it was changed since it was made"))
    #expect(try folder.files() == before)

    // Narrower inputs don't make the other frames stale.
    let narrow = try await ProgramRun.run(
      ["prepare", "in/a.png", "--size", "32x18", "-o", "out", "--prune", "--output-format", "jsonl"],
      in: folder.path)
    #expect(narrow.code == 0)
    let removed = try narrow.objects.filter { $0["status"] as? String == "removed" }
    #expect(removed.map { $0["frame"] as? String } == ["out/gone.jpg", "out/sub/deep/gone.jpg"])
    #expect(
      try narrow.objects.last?["counts"] as? [String: Int] == [
        "unchanged": 1, "skipped": 0, "unfinished": 0, "stale": 2,
      ])
    #expect(
      try folder.files().filter { $0.hasPrefix("out/") }
        == ["out/.firstframe/frames", "out/a.jpg", "out/changed.jpg", "out/elsewhere/b.jpg", "out/mine.jpg"])
    #expect(!FileBytes.exists(folder.path.appending("out/sub")))
    let after = try await Self.prepare(folder.path, "--prune")
    #expect(after.output == "" && after.code == 0)
    let single = try await ProgramRun.run(
      ["prepare", "in/a.png", "--size", "32x18", "-o", "x.jpg", "--prune"], in: folder.path)
    #expect(single.code == 2 && single.errors.contains("--prune needs a folder of frames"))
  }

  @Test func `a dry run over frames that stand writes nothing, not even what it learnt`() async throws {
    let folder = try Self.folder("a", "b")
    #expect(try await Self.prepare(folder.path).code == 0)
    let index = folder.path.appending("out/.firstframe/frames")
    let bytes = try FileBytes.read(index)
    for name in ["a", "b"] {
      try FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSince1970: 1_000_000_000)],
        ofItemAtPath: folder.path.appending("in/\(name).png").string)
    }
    let run = try await Self.prepare(folder.path, "--dry-run", "--stamp", "stamp", "--depfile", "d")
    #expect(run.code == 0 && run.errors.hasPrefix("2 pictures: 2 unchanged"))
    #expect(try FileBytes.read(index) == bytes)
    #expect(
      !FileBytes.exists(folder.path.appending("stamp")) && !FileBytes.exists(folder.path.appending("d")))
  }

  @Test func `--force makes frames anew, and what it made is remembered`() async throws {
    let folder = try Self.folder("a")
    #expect(try await Self.prepare(folder.path).code == 0)
    let frame = folder.path.appending("out/a.jpg")
    let bytes = try FileBytes.read(frame)
    try FileBytes.write(bytes.dropLast() + [0], to: frame)
    #expect(try await Self.prepare(folder.path, "--force").output == "written\tout/a.jpg\n")
    #expect(try FileBytes.read(frame) == bytes)
    #expect(try await Self.prepare(folder.path).errors == "1 picture: 1 unchanged\n")
  }

  @Test func `behind a link to the output folder, frames of pictures that are there are not stale`()
    async throws
  {
    let folder = try TemporaryDirectory()
    let bytes = PNGFile.of(Raster.flat([1, 2, 3], width: 32, height: 18))
    _ = try folder.write(bytes, to: "photos/a.png")
    _ = try folder.write(bytes, to: "other/b.png")
    _ = try folder.write([], to: "deep/down/out/note")
    try FileBytes.link(folder.path.appending("link"), to: "deep/down/out")
    func prepare(_ arguments: String...) async throws -> ProgramRun {
      try await ProgramRun.run(["prepare", "--size", "32x18", "--jobs", "1"] + arguments, in: folder.path)
    }
    #expect(try await prepare("photos", "-o", "link").code == 0)
    #expect(try await prepare("other", "-o", "deep/down/out").code == 0)
    for output in ["link", "deep/down/out"] {
      let run = try await prepare("other", "-o", output, "--prune")
      #expect((run.code, run.output) == (0, ""), "\(run.errors)")
    }
    try FileManager.default.removeItem(atPath: folder.path.appending("photos/a.png").string)
    let run = try await prepare("other", "-o", "link", "--prune")
    #expect(run.output == "removed\tlink/a.jpg\n")
  }

  @Test func `a frame whose name is no text is pruned with its picture`() async throws {
    let folder = try TemporaryDirectory()
    let bytes = PNGFile.of(Raster.flat([1, 2, 3], width: 32, height: 18))
    _ = try folder.write(bytes, to: "in/a.png")
    let picture = FileBytes.path([0xE9, 0x2E, 0x70, 0x6E, 0x67], in: folder.path.appending("in"))
    let frame = FileBytes.path([0xE9, 0x2E, 0x6A, 0x70, 0x67], in: folder.path.appending("out"))
    defer { FileBytes.remove(frame) }
    try FileBytes.write(bytes, to: picture)
    #expect(try await Self.prepare(folder.path).code == 0)
    #expect(FileBytes.exists(frame))
    FileBytes.remove(picture)
    let run = try await Self.prepare(folder.path, "--prune")
    #expect(run.output.hasPrefix("removed\t"))
    #expect(!FileBytes.exists(frame))
  }
}

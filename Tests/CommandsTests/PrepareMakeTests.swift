import Foundation
import SystemPackage
import TestSupport
import Testing

/// What make and long-lived output folders need of `prepare`: stamp, depfile, pruning, and a dry run that is one.
@Suite(.serialized, .timeLimit(.hang))
struct PrepareMakeTests {
  static func folder(_ names: String...) throws -> TemporaryDirectory {
    let folder = try TemporaryDirectory()
    for (index, name) in names.enumerated() {
      let picture = PNGFile.of(Raster.flat([UInt8(index * 30), 80, 200], width: 32, height: 18))
      _ = try folder.write(picture, to: "in/\(name).png")
    }
    return folder
  }

  static func prepare(_ folder: FilePath, _ arguments: String...) async throws -> ProgramRun {
    try await ProgramRun.run(
      ["prepare", "in", "--size", "32x18", "--jobs", "1", "-o", "out"] + arguments, in: folder)
  }

  static func modified(_ file: FilePath) throws -> Date {
    let facts = try FileManager.default.attributesOfItem(atPath: file.string)
    return try #require(facts[.modificationDate] as? Date)
  }

  @Test func `the stamp bears the time of the start, and is written after a success only`() async throws {
    let folder = try Self.folder("a", "b")
    let stamp = folder.path.appending("new/stamp")
    _ = try folder.write(Array("words".utf8), to: "in/c.png")
    #expect(try await Self.prepare(folder.path, "--stamp", "new/stamp").code == 1)
    #expect(!FileBytes.exists(folder.path.appending("new")))
    FileBytes.remove(folder.path.appending("in/c.png"))
    let before = Date()
    #expect(try await Self.prepare(folder.path, "--stamp", "new/stamp", "--depfile", "d", "-q").code == 0)
    let first = try Self.modified(stamp)
    // Older than what was written in the run, and no older than the run.
    #expect(try first < Self.modified(folder.path.appending("d")))
    #expect(first > before.addingTimeInterval(-0.1))
    #expect(try FileBytes.read(stamp) == [])
    let again = try await Self.prepare(folder.path, "--stamp", "new/stamp", "--quiet")
    #expect((again.code, again.output, again.errors) == (0, "", ""))
    #expect(try Self.modified(stamp) > first)
  }

  @Test func `a stamp on the frame itself changes its time and not its bytes`() async throws {
    let folder = try Self.folder("a")
    let arguments = ["prepare", "in/a.png", "--size", "32x18", "-o", "a.jpg", "--stamp", "a.jpg"]
    #expect(try await ProgramRun.run(arguments, in: folder.path).code == 0)
    let frame = folder.path.appending("a.jpg")
    let (bytes, time) = (try FileBytes.read(frame), try Self.modified(frame))
    #expect(try await ProgramRun.run(arguments, in: folder.path).code == 0)
    #expect(try FileBytes.read(frame) == bytes && Self.modified(frame) > time)
  }

  @Test
  func
    `the depfile names pictures, folders, manifests and settings, and is left alone when it would be the same`()
    async throws
  {
    let folder = try Self.folder("a b", "sub/c", "sub/left out")
    _ = try folder.write(Array("left out.png\n".utf8), to: "in/sub/.gitignore")
    _ = try folder.write(Array("# nothing yet\n".utf8), to: "in/.gitignore")
    _ = try folder.write(Array("quality: 80\n".utf8), to: "firstframe.yaml")
    // What has no picture's name is one only by its content.
    _ = try folder.write(Array("words".utf8), to: "in/sub/no makefile; can name this")
    _ = try folder.write(try FileBytes.read(folder.path.appending("in/a b.png")), to: "in/sub/scan")
    _ = try folder.write(Array("image\nin/a b.png\n".utf8), to: "shots.csv")
    let arguments = ["--depfile", "d/frames.d", "--stamp", "frames.stamp", "--manifest", "shots.csv"]
    func run() async throws -> Int32 {
      try await ProgramRun.run(
        ["prepare", "in", "--size", "32x18", "-o", "out"] + arguments, in: folder.path
      ).code
    }
    #expect(try await run() == 0)
    let file = folder.path.appending("d/frames.d")
    let rules = #"""
      firstframe-equals := =
      frames.stamp: \
        in/a\ b.png \
        shots.csv \
        in/sub/c.png \
        in/sub/scan \
        in \
        in/sub \
        in/.gitignore \
        in/sub/.gitignore \
        firstframe.yaml
      in/a\ b.png:
      shots.csv:
      in/sub/c.png:
      in/sub/scan:
      in:
      in/sub:
      in/.gitignore:
      in/sub/.gitignore:
      firstframe.yaml:

      """#
    #expect(String(decoding: try FileBytes.read(file), as: UTF8.self) == rules)
    let time = try Self.modified(file)
    #expect(try await run() == 0)
    #expect(try Self.modified(file) == time)
  }

  @Test func `without a stamp every frame has a rule`() async throws {
    let folder = try Self.folder("a", "b")
    _ = try folder.write(Array("words".utf8), to: "in/words")
    #expect(try await Self.prepare(folder.path, "--depfile", "frames.d").code == 0)
    let text = String(decoding: try FileBytes.read(folder.path.appending("frames.d")), as: UTF8.self)
    #expect(text.contains("out/a.jpg: \\\n  in/a.png\nout/b.jpg: \\\n  in/b.png\n"))
  }

  @Test func `without a stamp, frames that a manifest directs depend on it too`() async throws {
    let folder = try Self.folder("a", "b")
    _ = try folder.write(Array("image\nin/a.png\n".utf8), to: "shots.csv")
    #expect(try await Self.prepare(folder.path, "--depfile", "d", "--manifest", "shots.csv").code == 0)
    let text = String(decoding: try FileBytes.read(folder.path.appending("d")), as: UTF8.self)
    #expect(text.contains(": \\\n  in/a.png \\\n  shots.csv\n"))
    #expect(text.contains("out/b.jpg: \\\n  in/b.png\n"))
  }

  @Test func `every frame is made of the settings too, and of nothing that is no picture`() async throws {
    let folder = try Self.folder("a")
    _ = try folder.write(Array("words".utf8), to: "in/words")
    _ = try folder.write(Array("quality: 80\n".utf8), to: "set tings.yaml")
    let run = try await Self.prepare(folder.path, "--depfile", "d", "--config", "set tings.yaml")
    #expect(run.code == 0, "\(run.errors)")
    let text = String(decoding: try FileBytes.read(folder.path.appending("d")), as: UTF8.self)
    #expect(
      text
        == "firstframe-equals := =\nout/a.jpg: \\\n  in/a.png \\\n  set\\ tings.yaml\nin/a.png:\nset\\ tings.yaml:\n"
    )
  }

  @Test func `stamp and depfile among the pictures are nothing that frames are made of`() async throws {
    let folder = try Self.folder("a")
    let arguments = ["prepare", ".", "--size", "32x18", "-o", "../out", "--stamp", "s", "--depfile", "d"]
    for _ in 0..<2 {
      let run = try await ProgramRun.run(arguments, in: folder.path.appending("in"))
      #expect(run.code == 0, "\(run.errors)")
    }
    let text = String(decoding: try FileBytes.read(folder.path.appending("in/d")), as: UTF8.self)
    #expect(text == "firstframe-equals := =\ns: \\\n  ./a.png \\\n  .\n./a.png:\n.:\n")
  }

  @Test func `a picture that no makefile can name is refused before anything is made`() async throws {
    let folder = try Self.folder("two\nlines")
    let run = try await Self.prepare(folder.path, "--depfile", "frames.d")
    #expect(run.code == 2)
    #expect(run.errors.contains("can't be named in a makefile"))
    #expect(!FileBytes.exists(folder.path.appending("out/.firstframe")))
  }
}

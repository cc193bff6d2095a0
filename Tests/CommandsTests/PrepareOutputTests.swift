import Foundation
import SystemPackage
import TestSupport
import Testing

/// What `prepare` writes to its streams.
@Suite(.serialized, .timeLimit(.hang))
struct PrepareOutputTests {
  private static let arguments = ["prepare", "in", "--size", "32x18", "--jobs", "1", "-o", "out"]

  /// A good picture, one with a remark, a bad one, and a file that is none.
  private static func makeInput(in folder: borrowing TemporaryDirectory) throws {
    _ = try folder.write(try FileBytes.read(Shots.plain), to: "in/boat.jpg")
    _ = try folder.write(
      try FileBytes.read(Shots.folder.appending("open-air/balloon-cutout.png")), to: "in/cut.png")
    _ = try folder.write(Array("words".utf8), to: "in/fake.jpg")
    _ = try folder.write(Array("words".utf8), to: "in/words.txt")
  }

  private static func object(_ line: Substring) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
  }

  @Test func `text has frames on one stream and words on the other`() async throws {
    let folder = try TemporaryDirectory()
    try Self.makeInput(in: folder)
    let run = try await ProgramRun.run(Self.arguments, in: folder.path)
    #expect(run.code == 1)
    #expect(run.output == "written\tout/boat.jpg\nwritten\tout/cut.jpg\n")
    #expect(
      run.errors.split(separator: "\n").sorted() == [
        "          next: restore the file, or take it out of the folder",
        "3 pictures: 2 written, 1 rejected; 1 other file skipped",
        "in/fake.jpg: rejected: FF001 it is text, not a picture",
        "note: 1 picture has transparent parts; black shows through them (--background chooses another)",
        "rejected  1: it is text, not a picture",
      ])
  }

  @Test func `what shows through transparent parts is said once, not for each picture`() async throws {
    let folder = try TemporaryDirectory()
    let cutout = try FileBytes.read(Shots.folder.appending("open-air/balloon-cutout.png"))
    for name in ["a", "b", "c"] { _ = try folder.write(cutout, to: "in/\(name).png") }
    let run = try await ProgramRun.run(Self.arguments + ["--background", "#f80"], in: folder.path)
    #expect(
      run.errors == """
        note: 3 pictures have transparent parts; #ff8800 shows through them (--background chooses another)
        3 pictures: 3 written

        """)
    let again = try await ProgramRun.run(Self.arguments + ["--background", "#f80"], in: folder.path)
    #expect(again.errors == "3 pictures: 3 unchanged\n")
  }

  @Test func `bars are told in JSON, and another fit, gravity or background makes the frame anew`()
    async throws
  {
    let folder = try TemporaryDirectory()
    _ = try folder.write(try FileBytes.read(Shots.plain), to: "in/boat.jpg")
    var digests: Set<String> = []
    for options in [
      [], ["--gravity", "west"], ["--gravity", "0.9,0.5"], ["--fit", "contain"],
      ["--fit", "contain", "--background", "white"], ["--fit", "contain", "--background", "blur"],
    ] {
      for status in ["written", "unchanged"] {
        let run = try await ProgramRun.run(
          ["prepare", "in", "--size", "20x40", "--jobs", "1", "-o", "out", "--output-format", "jsonl"]
            + options,
          in: folder.path)
        #expect(run.code == 0)
        let frame = try Self.object(try #require(run.lines.first))
        #expect(frame["status"] as? String == status, "\(options)")
        #expect((frame["place"] != nil) == options.contains("contain"), "\(options)")
        digests.insert(frame["sha256"] as? String ?? "")
      }
    }
    #expect(digests.count == 6)
  }

  @Test func `JSON lines have the fields of the contract`() async throws {
    let folder = try TemporaryDirectory()
    try Self.makeInput(in: folder)
    let run = try await ProgramRun.run(Self.arguments + ["--output-format", "jsonl"], in: folder.path)
    #expect(run.code == 1)
    #expect(run.errors == "")
    let objects = try run.lines.map(Self.object)
    let frames = Dictionary(uniqueKeysWithValues: objects.dropLast().map { ("\($0["source"] ?? "")", $0) })
    let keys: Set = [
      "type", "source", "frame", "status", "width", "height", "media_type", "bytes", "sha256", "crop",
      "scale",
    ]
    #expect(frames["in/boat.jpg"].map { Set($0.keys) } == keys)
    #expect(frames["in/cut.png"].map { Set($0.keys) } == keys.union(["filled"]))
    #expect(frames["in/cut.png"]?["filled"] as? String == "#000000")
    #expect(
      frames["in/fake.jpg"].map { Set($0.keys) } == ["type", "source", "frame", "status", "code", "message"])
    #expect(frames.values.allSatisfy { $0["type"] as? String == "frame" })
    let boat = try #require(frames["in/boat.jpg"])
    #expect((boat["crop"] as? [String: Int]).map { Set($0.keys) } == ["left", "top", "width", "height"])
    #expect(boat["status"] as? String == "written")
    #expect(boat["media_type"] as? String == "image/jpeg")
    #expect(boat["width"] as? Int == 32 && boat["height"] as? Int == 18)
    #expect((boat["sha256"] as? String)?.count == 64)
    let size = try FileBytes.read(folder.path.appending("out/boat.jpg")).count
    #expect(boat["bytes"] as? Int == size)
  }

  @Test func `the summary comes last and has counts, cost and exit code`() async throws {
    let folder = try TemporaryDirectory()
    try Self.makeInput(in: folder)
    let run = try await ProgramRun.run(Self.arguments + ["--output-format", "jsonl"], in: folder.path)
    let summary = try Self.object(try #require(run.lines.last))
    #expect(Set(summary.keys) == ["type", "counts", "cost", "exit_code"])
    #expect(summary["type"] as? String == "summary")
    #expect(summary["exit_code"] as? Int == 1)
    #expect(
      summary["counts"] as? [String: Int] == ["written": 2, "rejected": 1, "skipped": 1, "unfinished": 0])
    let cost = try #require(summary["cost"] as? [String: Any])
    #expect(Set(cost.keys) == ["estimated", "spent", "unclear", "currency"])
    #expect(cost["currency"] as? String == "USD")
  }

  @Test func `JSON is one document of the same objects`() async throws {
    let folder = try TemporaryDirectory()
    try Self.makeInput(in: folder)
    let run = try await ProgramRun.run(Self.arguments + ["--output-format", "json"], in: folder.path)
    let objects = try #require(
      try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [[String: Any]])
    #expect(objects.map { $0["type"] as? String } == ["frame", "frame", "frame", "summary"])
    #expect(run.code == 1)
  }

  @Test func `a name with a line break stays in its JSON line`() async throws {
    let folder = try TemporaryDirectory()
    _ = try folder.write(try FileBytes.read(Shots.plain), to: "in/two\nlines \"quoted\".jpg")
    let run = try await ProgramRun.run(Self.arguments + ["--output-format", "jsonl"], in: folder.path)
    #expect(run.lines.count == 2)
    #expect(try Self.object(run.lines[0])["source"] as? String == "in/two\nlines \"quoted\".jpg")
  }

  @Test func `--quiet says nothing when all is well, and of trouble only`() async throws {
    let folder = try TemporaryDirectory()
    _ = try folder.write(try FileBytes.read(Shots.plain), to: "in/boat.jpg")
    for _ in 0..<2 {
      let run = try await ProgramRun.run(Self.arguments + ["--quiet"], in: folder.path)
      #expect((run.code, run.output, run.errors) == (0, "", ""))
    }
    _ = try folder.write([], to: "in/empty.jpg")
    let run = try await ProgramRun.run(Self.arguments + ["-q"], in: folder.path)
    #expect(run.code == 1)
    #expect(run.output == "")
    #expect(run.errors.split(separator: "\n").count == 1)
  }

  @Test func `a frame that is there already is told only when asked`() async throws {
    let folder = try TemporaryDirectory()
    _ = try folder.write(try FileBytes.read(Shots.plain), to: "in/boat.jpg")
    _ = try await ProgramRun.run(Self.arguments, in: folder.path)
    let again = try await ProgramRun.run(Self.arguments, in: folder.path)
    #expect((again.code, again.output, again.errors) == (0, "", "1 picture: 1 unchanged\n"))
    let verbose = try await ProgramRun.run(Self.arguments + ["-v"], in: folder.path)
    #expect(verbose.output == "unchanged\tout/boat.jpg\n")
  }

  @Test func `a dry run tells what would be made and makes nothing`() async throws {
    let folder = try TemporaryDirectory()
    try Self.makeInput(in: folder)
    let run = try await ProgramRun.run(Self.arguments + ["--dry-run"], in: folder.path)
    #expect(run.code == 1)
    #expect(run.lines.sorted() == ["planned\tout/boat.jpg", "planned\tout/cut.jpg"])
    #expect(!FileBytes.exists(folder.path.appending("out")))
  }

  @Test func `one picture can become one named file`() async throws {
    let folder = try TemporaryDirectory()
    try Self.makeInput(in: folder)
    let run = try await ProgramRun.run(
      ["prepare", "in/boat.jpg", "--size", "32x18", "-o", "new/frame.png"], in: folder.path)
    #expect((run.code, run.output) == (0, "written\tnew/frame.png\n"))
    let start = try FileBytes.read(folder.path.appending("new/frame.png")).prefix(4)
    #expect(Array(start) == [0x89] + Array("PNG".utf8))
  }

  @Test func `an empty folder is a success that is told`() async throws {
    let folder = try TemporaryDirectory()
    _ = try folder.write([1], to: "in/.hidden.jpg")
    let run = try await ProgramRun.run(Self.arguments, in: folder.path)
    #expect((run.code, run.output, run.errors) == (0, "", "0 pictures\n"))
  }
}

import SystemPackage
import TestSupport
import Testing

/// What `prepare` takes for its inputs: ignored names, manifests, odd names.
@Suite(.serialized, .timeLimit(.hang))
struct PrepareInputTests {
  private static func picture(_ shade: UInt8 = 9) -> [UInt8] {
    PNGFile.of(Raster.flat([shade, 80, 200], width: 32, height: 18))
  }

  private static func prepare(_ folder: FilePath, _ arguments: String...) async throws -> ProgramRun {
    try await ProgramRun.run(
      ["prepare", "--size", "32x18", "--jobs", "1", "-o", "out"] + arguments, in: folder)
  }

  #if os(Linux)
    @Test func `pictures are found whose names are no text`() async throws {
      let folder = try TemporaryDirectory()
      _ = try folder.write(try FileBytes.read(Shots.plain), to: "a.jpg")
      let run = try await ProgramRun.shell(
        """
        n=$(printf 'x\\377.jpg'); m=$(printf 'x\\376.jpg'); cp a.jpg "$n"; cp a.jpg "$m"
        "$0" prepare "$n" "$m" --size 16x9 -o out && "$0" check "out/$n" "out/$m" --size 16x9
        """, in: folder.path)
      #expect(run.code == 0, "\(run.errors)")
      #expect(run.errors.hasSuffix("2 pictures: 2 written\n2 pictures: 2 clean\n"), "\(run.errors)")
    }
  #endif

  @Test func `names in .gitignore are counted, and taken with --no-ignore`() async throws {
    let folder = try TemporaryDirectory()
    for name in ["in/a.png", "in/raw/b.png", "in/.hidden.png"] {
      _ = try folder.write(Self.picture(), to: name)
    }
    _ = try folder.write(Array("raw/\n".utf8), to: "in/.gitignore")
    let run = try await Self.prepare(folder.path, "in")
    #expect((run.code, run.output) == (0, "written\tout/a.jpg\n"))
    #expect(run.errors == "1 picture: 1 written; 1 name ignored by .gitignore (--no-ignore includes it)\n")
    let all = try await Self.prepare(folder.path, "in", "--no-ignore")
    #expect(all.output == "written\tout/raw/b.jpg\n")
    #expect(all.errors == "2 pictures: 1 written, 1 unchanged\n")
  }

  @Test func `a manifest's rows have their own sizes and fits, and equal frames are made under one name`()
    async throws
  {
    let folder = try TemporaryDirectory()
    for (index, name) in ["in/a.png", "in/b.png"].enumerated() {
      _ = try folder.write(Self.picture(UInt8(index * 50)), to: name)
    }
    let text = """
      - {image: in/a.png, size: 20x40, fit: contain, background: white}
      - {image: in/b.png, model: some-model, prompt: one}
      - {image: in/b.png, take: 2, seconds: 99}
      """
    _ = try folder.write(Array(text.utf8), to: "shots.yaml")
    for status in ["written", "unchanged"] {
      let run = try await Self.prepare(folder.path, "shots.yaml", "--output-format", "jsonl")
      #expect(run.code == 0, "\(run.errors)")
      let frames = try run.objects.dropLast().sorted { "\($0["frame"] ?? "")" < "\($1["frame"] ?? "")" }
      #expect(frames.map { $0["frame"] as? String } == ["out/in/a.jpg", "out/in/b.jpg", "out/in/b.jpg"])
      #expect(frames.map { $0["width"] as? Int } == [20, 32, 32])
      #expect(frames.compactMap { $0["status"] as? String }.contains(status))
      #expect(frames.first?["place"] != nil)
    }
  }

  @Test func `no name of a file draws on the terminal or forges a line`() async throws {
    let folder = try TemporaryDirectory()
    for name in ["in/a\u{1B}[31m\nok.png", "in/a\u{1B}[31m\nok.jpg"] {
      _ = try folder.write(Self.picture(), to: name)
    }
    _ = try folder.write([1], to: "in/\u{1B}]0;x\u{7}")
    let clash = try await Self.prepare(folder.path, "in")
    #expect(clash.code == 2)
    #expect(!clash.errors.unicodeScalars.contains("\u{1B}"))
    #expect(clash.errors.contains("  in/a\\u{1B}[31m\\u{A}ok.jpg and in/a\\u{1B}[31m\\u{A}ok.png -> "))
    let run = try await Self.prepare(folder.path, "in", "--keep-extension", "--verbose")
    #expect(run.code == 0)
    #expect(!(run.errors + run.output).unicodeScalars.contains("\u{1B}"))
    #expect(run.errors.contains("skipped in/\\u{1B}]0;x\\u{7}: no picture"))
    let missing = try await Self.prepare(folder.path, "in/\u{1B}c\u{1B}[2J")
    #expect(missing.errors.contains("firstframe: in/\\u{1B}c\\u{1B}[2J does not exist"))
  }

  @Test func `rows that want two frames of one picture are refused`() async throws {
    let folder = try TemporaryDirectory()
    _ = try folder.write(Self.picture(), to: "a.png")
    _ = try folder.write(Array("image,gravity\na.png,north\na.png,south\n".utf8), to: "shots.csv")
    let run = try await Self.prepare(folder.path, "shots.csv")
    #expect(run.code == 2)
    #expect(run.errors.contains("a.png (shots.csv:2) and a.png (shots.csv:3) -> out/a.jpg"))
  }

  @Test(arguments: [
    (["--manifest", "shots.txt"], "a manifest ends in .csv, .jsonl or .yaml"), ([], "<input>"),
    (["shots.csv", "-o", "frame.jpg"], "names one frame, but there may be many"),
    (["slips.csv"], "slips.csv:2:9: gravty is no column of a manifest; is it gravity?"),
    (["shots.csv"], "shots.csv:2:1: gone.png does not exist; check the path"),
  ])
  func `a manifest that can't be used is told`(arguments: [String], part: String) async throws {
    let folder = try TemporaryDirectory()
    _ = try folder.write(Array("image\ngone.png\n".utf8), to: "shots.csv")
    _ = try folder.write(Self.picture(), to: "a.png")
    _ = try folder.write(Array("image,seed,gravty\na.png,7,north\n".utf8), to: "slips.csv")
    let run = try await ProgramRun.run(["prepare", "--size", "32x18"] + arguments, in: folder.path)
    #expect(run.code == 2)
    #expect(run.errors.contains(part), "\(run.errors)")
    #expect(try folder.files() == ["a.png", "shots.csv", "slips.csv"])
  }

  @Test func `a name of 255 bytes is framed`() async throws {
    let folder = try TemporaryDirectory()
    let stem = String(repeating: "é", count: 125) + "x"
    _ = try folder.write(Self.picture(), to: "in/\(stem).png")
    for format in ["jpeg", "webp"] {
      let run = try await Self.prepare(folder.path, "in", "--format", format)
      #expect(run.code == 0, "\(run.errors)")
    }
    let frames = try folder.files().filter { $0.hasPrefix("out/\u{E9}") }
    #expect(frames.count == 2 && frames.contains("out/\(stem).jpg"))
  }
}

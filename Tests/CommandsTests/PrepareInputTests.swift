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

    @Test(arguments: ["-o \"$n\"", "--output=\"$n\""])
    func `an output whose name is no text is refused, not written elsewhere`(option: String) async throws {
      let folder = try TemporaryDirectory()
      _ = try folder.write(try FileBytes.read(Shots.plain), to: "a.jpg")
      let run = try await ProgramRun.shell(
        "n=$(printf 'o\\351'); \"$0\" prepare a.jpg --size 16x9 \(option)", in: folder.path)
      #expect(run.code == 2)
      #expect(run.errors.contains("is not UTF-8 text; only INPUT may have such a name"), "\(run.errors)")
      #expect(try folder.files() == ["a.jpg"])
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

  @Test func `auto means the sizes of the configured provider, for prepare as for check`() async throws {
    let folder = try TemporaryDirectory()
    _ = try folder.write(Self.picture(), to: "in/a.png")
    let settings = """
      provider: small
      providers:
        - {name: small, base_url: "https://example.com", models: [{name: m, sizes: [{size: 48x27}], seconds: [4]}]}

      """
    _ = try folder.write(Array(settings.utf8), to: "firstframe.yaml")
    let made = try await ProgramRun.run(
      ["prepare", "in", "--size", "auto", "-o", "out", "--output-format", "jsonl"], in: folder.path)
    #expect(made.code == 0, "\(made.errors)")
    #expect(try made.objects.first?["width"] as? Int == 48)
    let check = try await ProgramRun.run(["check", "out", "--size", "auto"], in: folder.path)
    #expect((check.code, check.output) == (0, ""))
    let other = try await ProgramRun.run(
      ["prepare", "in", "--size", "auto", "-o", "out", "--provider", "nobody"], in: folder.path)
    #expect((other.code, other.errors.contains("there is no provider nobody")) == (2, true))
  }

  @Test func `only a folder that holds frames or a ledger is an output folder, and is told`() async throws {
    let folder = try TemporaryDirectory()
    for name in ["in/a.png", "in/stray/b.png", "in/frames/c.png", "in/run/d.png", "in/out/e.png"] {
      _ = try folder.write(Self.picture(), to: name)
    }
    for name in ["stray/.firstframe/crashed", "frames/.firstframe/frames", "run/.firstframe/ledger.sqlite"] {
      _ = try folder.write([], to: "in/\(name)")
    }
    for _ in 0..<2 {
      // Its own output is no other run's.
      let run = try await ProgramRun.run(
        ["prepare", "in", "--size", "32x18", "-o", "in/out", "--output-format", "jsonl"], in: folder.path)
      let frames = try run.objects.dropLast().compactMap { $0["frame"] as? String }.sorted()
      #expect(frames == ["in/out/a.jpg", "in/out/stray/b.jpg"])
      let counts = try #require(try run.objects.last?["counts"] as? [String: Int])
      #expect(counts["outputs"] == 2)
    }
    let text = try await ProgramRun.run(
      ["prepare", "in", "--size", "32x18", "-o", "in/out"], in: folder.path)
    #expect(text.errors.contains("; 2 output folders of earlier runs skipped"))
  }

  @Test func `settings in a folder of pictures are told to be unread, and those in use are not`() async throws
  {
    let folder = try TemporaryDirectory()
    _ = try folder.write(Self.picture(), to: "in/a.png")
    for name in ["in/firstframe.yaml", "firstframe.yaml"] {
      _ = try folder.write(Array("quality: 80\n".utf8), to: name)
    }
    for command in ["prepare", "check"] {
      let run = try await ProgramRun.run([command, ".", "--size", "32x18"], in: folder.path)
      let warnings = run.errors.split(separator: "\n").filter { $0.contains("warning") }
      #expect(
        warnings == [
          "firstframe: warning: ./in/firstframe.yaml is not read here; run from its folder or pass --config"
        ])
    }
  }

  @Test func `the end of a run says for each reason what to do next`() async throws {
    let folder = try TemporaryDirectory()
    let pointer = Array("version https://git-lfs.github.com/spec/v1\noid sha256:0\n".utf8)
    for name in ["in/a.jpg", "in/b.jpg"] { _ = try folder.write(pointer, to: name) }
    _ = try folder.write(Self.picture(), to: "in/c.png")
    let run = try await ProgramRun.run(
      ["prepare", "in", "--size", "320x180", "-o", "out", "--upscale", "refuse"], in: folder.path)
    #expect(run.code == 1)
    let table = run.errors.split(separator: "\n").drop { !$0.hasPrefix("3 pictures") }.dropFirst()
    #expect(
      table == [
        "rejected  2: it is a Git LFS pointer, not the picture; run git lfs pull",
        "          next: git lfs pull",
        "rejected  1: 32x18 would be enlarged 10x to fill 320x180, more than 1x; use a larger picture or --upscale allow",
        "          next: use a larger picture, or --upscale allow to enlarge it all the same",
      ])
  }
}

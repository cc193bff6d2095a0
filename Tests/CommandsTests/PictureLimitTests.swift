import SystemPackage
import TestSupport
import Testing

/// The limits of one picture as options: what is over one is refused with both figures and the way out.
@Suite(.serialized, .timeLimit(.hang))
struct PictureLimitTests {
  private static func source(_ name: String) throws -> [UInt8] {
    let raster = Raster.slope(width: 64, height: 48)
    let pixels = [UInt8](repeating: 1, count: 64 * 48)
    switch name {
    case "interlaced.png": return PNGFile(width: 64, height: 48, colour: .rgb).interlaced(raster)
    case "two.gif":
      return GIFFile(width: 64, height: 48, palette: [[0, 0, 0], [255, 255, 255]]).bytes(frames: [
        pixels, pixels,
      ])
    case "claim.gif": return GIFFile.claiming(side: 7000)
    case "p3.tif": return TIFFFile.of(raster) { $0.profile = ColourProfile.displayP3.bytes }
    case "picture.avif": return try Fixtures.bytes("pictures/picture.avif")
    default: return PNGFile.of(raster)
    }
  }

  private static func run(
    _ command: [String], over name: String, with options: [String], in folder: borrowing TemporaryDirectory
  ) async throws -> ProgramRun {
    _ = try folder.write(try source(name), to: "in/\(name)")
    return try await ProgramRun.run(
      command + ["in", "--jobs", "1", "--upscale", "allow", "-o", "out"] + options, in: folder.path)
  }

  @Test(arguments: [
    ("plain.png", ["--max-file-size", "1kB"], "FF012 the file has 9.4 kB, more than 1 kB"),
    ("plain.png", ["--max-pixels", "3071"], "FF012 64x48 is more than 3071 pixels"),
    ("plain.png", ["--max-side", "63"], "FF012 64x48 has a side of more than 63 pixels"),
    ("plain.png", ["--max-channels", "2"], "FF002 it has 3 channels, more than 2"),
    ("interlaced.png", ["--max-whole-pixels", "3000"], "raise --max-whole-pixels"),
    ("interlaced.png", ["--max-pixels", "0.002MP"], "raise --max-pixels"),
    ("two.gif", ["--max-pages", "1"], "FF012 it has more than 1 frames or pages"),
    ("claim.gif", ["--picture-memory", "128MiB"], "more than 128 MiB; make it smaller first, or raise"),
    ("picture.avif", ["--no-heif"], "FF002 HEIC and AVIF are switched off"),
  ])
  func `a picture over a limit is refused`(name: String, options: [String], words: String) async throws {
    let folder = try TemporaryDirectory()
    let prepare = ["prepare", "--size", "64x48"]
    let refused = try await Self.run(prepare, over: name, with: options, in: folder)
    #expect(refused.code == 1)
    #expect(refused.errors.contains("in/\(name): rejected: "), "\(refused.errors)")
    #expect(refused.errors.contains(words), "\(refused.errors)")
    // Nor does a run send it anywhere.
    let run = try await Self.run(
      ["run", "--prompt", "waves", "--size", "1280x720"], over: name, with: options, in: folder)
    #expect(run.code == 1)
    #expect(run.errors.contains(words), "\(run.errors)")
  }

  @Test func `a picture at its limits becomes a frame`() async throws {
    let folder = try TemporaryDirectory()
    let options = [
      "--max-file-size", "10kB", "--max-pixels", "3072", "--max-whole-pixels", "3072", "--max-side", "64",
      "--max-channels", "3", "--max-pages", "1", "--picture-memory", "128MiB", "--picture-timeout", "1h",
    ]
    for name in ["plain.png", "interlaced.png"] {
      let run = try await Self.run(["prepare", "--size", "64x48"], over: name, with: options, in: folder)
      #expect(run.code == 0, "\(run.errors)")
    }
  }

  @Test func `a profile over its limit is remarked, and another limit makes the frame anew`() async throws {
    let folder = try TemporaryDirectory()
    let prepare = ["prepare", "--size", "64x48"]
    var frames: Set<[UInt8]> = []
    for (options, remark) in [(["--max-profile-size", "100"], true), ([], false)] {
      let run = try await Self.run(prepare, over: "p3.tif", with: options, in: folder)
      #expect((run.code, run.output) == (0, "written\tout/p3.jpg\n"))
      #expect(run.errors.contains("its colour profile can't be used") == remark)
      frames.insert(try FileBytes.read(folder.path.appending("out/p3.jpg")))
    }
    #expect(frames.count == 2)
  }

  #if os(Linux)
    @Test func `a picture that takes longer than it may is given up`() async throws {
      let folder = try TemporaryDirectory()
      let picture = try FileBytes.read(Shots.plain)
      for index in 0..<40 { _ = try folder.write(picture, to: "in/\(index).jpg") }
      // A worker that stands still is late for certain.
      let run = try await ProgramRun.shell(
        """
        "$0" prepare in --size 640x360 -o out --jobs 2 --picture-timeout 1s > output 2> errors & run=$!
        until test -s output || ! kill -0 $run 2> gone; do sleep 0.01; done
        kill -STOP $(cat /proc/$run/task/*/children)
        wait $run; code=$?
        cat output; cat errors >&2; exit $code
        """, in: folder.path)
      #expect(run.code == 1)
      #expect(run.errors.contains("it took more than 1 s to decode"))
      #expect(run.errors.contains("raise --picture-timeout"))
    }
  #endif
}

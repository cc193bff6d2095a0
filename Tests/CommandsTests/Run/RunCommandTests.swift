import Foundation
import SystemPackage
import TestSupport
import Testing

/// `run` with its own sandbox: clips, output, and a second run that has nothing to do.
@Suite(.timeLimit(.hang))
struct RunCommandTests {
  @Test func `pictures become clips; the second run writes nothing and starts no server`() async throws {
    let project = try Project.of(shots: [
      "coast/bridge-in-fog.jpg", "coast/island-palm.webp", "night/planet-rise.tif", "paper-boat.jpg",
    ])
    let run = try await project.sandboxRun("--output-format", "jsonl")
    #expect(run.code == 0, "\(run.errors)")
    let stems = ["coast/bridge-in-fog", "coast/island-palm", "night/planet-rise", "paper-boat"]
    #expect(try project.clips() == stems.flatMap { ["\($0).json", "\($0).mp4"] })
    #expect(try project.jobs().count == 4)
    let objects = try run.objects
    let shots = objects.filter { $0["type"] as? String == "shot" }
    #expect(shots.count == 4)
    // Each frame as prepare would tell it, before its shot.
    let frames = objects.filter { $0["type"] as? String == "frame" }
    #expect(Set(frames.map { $0["frame"] as? String }) == Set(shots.map { $0["frame"] as? String }))
    #expect(frames.allSatisfy { $0["status"] as? String == "written" && $0["crop"] != nil })
    #expect(objects.count == 9)
    for shot in shots {
      #expect(
        Set(shot.keys) == [
          "type", "source", "frame", "clip", "state", "provider", "model", "size", "seconds", "prompt",
          "job_id",
          "cost",
        ])
      #expect(shot["type"] as? String == "shot" && shot["state"] as? String == "done")
      #expect(shot["provider"] as? String == "sandbox" && shot["model"] as? String == "sora-2")
      let (frame, clip) = (try #require(shot["frame"] as? String), try #require(shot["clip"] as? String))
      #expect(FileBytes.exists(project.path.appending(frame)))
      #expect(try FileBytes.read(project.path.appending(clip)).count > 100)
    }
    let summary = try #require(objects.last)
    #expect(Set(summary.keys) == ["type", "counts", "cost", "exit_code"])
    #expect(summary["type"] as? String == "summary" && summary["exit_code"] as? Int == 0)
    #expect((summary["counts"] as? [String: Int])?["done"] == 4)
    let cost = summary["cost"] as? [String: Any]
    #expect(cost.map { Set($0.keys) } == ["estimated", "spent", "unclear", "currency"])
    #expect(cost?["currency"] as? String == "USD")

    let before = try project.state()
    let again = try await project.sandboxRun("--output-format", "jsonl")
    #expect(again.code == 0)
    #expect(try project.state() == before)
    #expect(try again.objects.count == 5)
    // A server would have to be started first: it can't be where its folder is a file.
    let sandbox = project.path.appending("out/.firstframe/sandbox")
    try FileManager.default.moveItem(atPath: sandbox.string, toPath: sandbox.string + ".gone")
    try FileBytes.write([1], to: sandbox)
    #expect(try await project.sandboxRun().code == 0)
  }

  @Test func `text output names each clip, and messages go to standard error`() async throws {
    let project = try Project.of(pictures: 1)
    let run = try await project.sandboxRun()
    #expect(run.output == "done\tout/clips/s0.mp4\n")
    #expect(
      run.errors.contains("1 shot: 1 done; 1 prompt file found\nspent $0.00, reserved $0.00, unclear $0.00"))
    let quiet = try await project.sandboxRun("--quiet")
    #expect((quiet.output, quiet.errors) == ("", ""))
  }

  @Test func `what making a frame cost the picture is told, once`() async throws {
    let project = try Project.of(shots: ["open-air/balloon-cutout.png"])
    _ = try project.folder.write(PNGFile.of(.flat([9, 80, 200], width: 32, height: 18)), to: "in/small.png")
    try project.prompt("a small one", for: "small")
    let run = try await project.sandboxRun(
      "--upscale", "warn", "--background", "navy", "--gravity", "attention")
    #expect(run.code == 0, "\(run.errors)")
    #expect(
      run.errors.contains(
        "in/small.png: note: FF013 32x18 would be enlarged 40x to fill 1280x720, more than 2x;"))
    #expect(run.errors.contains("note: 1 picture has transparent parts; navy shows through them"))
    let again = try await project.sandboxRun(
      "--upscale", "warn", "--background", "navy", "--gravity", "attention")
    #expect(!again.errors.contains("note:"), "\(again.errors)")
  }

  @Test func `a refusal buys nothing and names the figure`() async throws {
    let project = try Project.of(pictures: 1)
    let run = try await project.sandboxRun("--upscale", "refuse")
    #expect(run.code == 1)
    #expect(run.errors.contains("FF013 32x18 would be enlarged 40x to fill 1280x720, more than 1x"))
    #expect(try project.jobs().isEmpty)
  }

  @Test func `another fit is another shot, with a clip of its own`() async throws {
    let project = try Project.of(shots: ["paper-boat.jpg"])
    for options in [[], ["--fit", "contain", "--background", "blur"]] {
      let run = try await ProgramRun.run(
        ["run", "in", "--size", "1280x720", "--jobs", "1", "--no-render"] + options, in: project.path)
      #expect(run.code == 0, "\(run.errors)")
      #expect(run.output == "done\tout/clips/paper-boat.mp4\n")
    }
    #expect(try project.jobs().count == 2)
  }

  @Test func `a picture without a prompt is told with advice and the others are made`() async throws {
    let project = try Project.of(pictures: 2)
    FileBytes.remove(project.path.appending("in/s0.txt"))
    let run = try await project.sandboxRun()
    #expect(run.code == 1)
    #expect(
      run.errors.contains("in/s0.png: rejected: it has no prompt; add a .txt file of the same name"))
    #expect(try project.clips() == ["s1.json", "s1.mp4"])
  }

  @Test func `what was rejected is shown by status and report until it is mended`() async throws {
    let project = try Project.of(pictures: 2)
    FileBytes.remove(project.path.appending("in/s0.txt"))
    _ = try project.folder.write(Array("no picture".utf8), to: "in/torn.png")
    try project.prompt("torn", for: "torn")
    #expect(try await project.sandboxRun().code == 1)
    let status = try await ProgramRun.run(["status"], in: project.path)
    #expect(status.output.contains("3 shots: 1 done, 2 rejected\n"))
    for words in ["in/s0.png: it has no prompt", "in/torn.png: "] { #expect(status.output.contains(words)) }
    let page = try FileBytes.read(project.path.appending("out/report.html"))
    #expect(String(decoding: page, as: UTF8.self).contains("in/torn.png"))
    let before = try project.state()
    #expect(try await project.sandboxRun().code == 1)
    #expect(try project.state() == before, "it is on record already")

    try project.prompt("a boat", for: "s0")
    let picture = PNGFile.of(Raster.flat([1, 2, 3], width: 32, height: 18))
    _ = try project.folder.write(picture, to: "in/torn.png")
    #expect(try await project.sandboxRun().code == 0)
    let mended = try await ProgramRun.run(["status"], in: project.path)
    #expect(mended.output.contains("3 shots: 3 done\n"))
  }

  @Test func `a prompt may be written in capitals, and one that no picture uses is told`() async throws {
    let project = try Project.of(pictures: 2)
    FileBytes.remove(project.path.appending("in/s0.txt"))
    _ = try project.folder.write(Array("wind".utf8), to: "in/s0.TXT")
    _ = try project.folder.write(Array("lost".utf8), to: "in/s9.txt")
    let run = try await project.sandboxRun()
    #expect(run.code == 0, "\(run.errors)")
    #expect(
      run.errors.contains("warning: in/s9.txt has no picture with the same name; the prompt for photo.jpg")
    )
    let provenance = try FileBytes.read(project.path.appending("out/clips/s0.json"))
    #expect(String(decoding: provenance, as: UTF8.self).contains("\"prompt\" : \"wind\""))
  }

  @Test func `a misspelt word in a template is refused before anything is made`() async throws {
    let project = try Project.of(pictures: 1)
    let run = try await project.sandboxRun("--prompt", "{promt}, slow")
    #expect(run.code == 2)
    #expect(run.errors.contains("unknown placeholder {promt} in the prompt; did you mean {prompt}?"))
    #expect(try !project.folder.files().contains { $0.hasPrefix("out/") })
  }

  @Test(arguments: [["--key", "sk-canary"], ["--api-key=sk-canary"]])
  func `a key on the command line is refused, with where keys come from`(options: [String]) async throws {
    let project = try Project.of(pictures: 1)
    let run = try await ProgramRun.run(["run", "in"] + options, in: project.path)
    #expect(run.code == 2)
    #expect(run.errors.hasSuffix("name a file that only you can read: --key-file\n"))
    #expect(!run.errors.contains("canary"))
  }

  @Test func `an edited sidecar buys one clip and keeps the old one`() async throws {
    let project = try Project.of(pictures: 2)
    _ = try await project.sandboxRun()
    try project.prompt("another prompt", for: "s0")
    #expect(try await project.sandboxRun().code == 0)
    #expect(try project.jobs().count == 3)
    let clips = try project.clips().filter { $0.hasSuffix(".mp4") }
    #expect(clips.count == 3)
    #expect(clips.contains { $0.wholeMatch(of: /s0\.[0-9a-f]{8}\.mp4/) != nil })
  }

  @Test func `the trace shows a download that ended before the last submit began`() async throws {
    let project = try Project.of(pictures: 12)
    let run = try await project.sandboxRun("--submit-width", "2", "--trace", "trace.jsonl")
    #expect(run.code == 0, "\(run.errors)")
    let text = String(decoding: try FileBytes.read(project.path.appending("trace.jsonl")), as: UTF8.self)
    let events = try text.split(separator: "\n").map {
      try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
    }
    let firstDownload = try #require(
      events.firstIndex { $0["stage"] as? String == "download" && $0["change"] as? String == "passed" })
    let lastSubmit = try #require(
      events.lastIndex { $0["stage"] as? String == "submit" && $0["change"] as? String == "started" })
    #expect(firstDownload < lastSubmit)
    let submits = events.filter { $0["stage"] as? String == "submit" }
    var (open, most) = (0, 0)
    for event in submits {
      open += event["change"] as? String == "started" ? 1 : -1
      most = max(most, open)
    }
    #expect(submits.count == 24 && open == 0 && most <= 2)
  }

  @Test func `status tells every shot, and writes nothing`() async throws {
    let project = try Project.of(pictures: 2)
    try project.prompt("[sandbox:fail] it", for: "s1")
    _ = try await project.sandboxRun()
    let before = try project.state()
    let text = try await ProgramRun.run(["status"], in: project.path)
    #expect(text.code == 0)
    #expect(text.lines.count == 3)
    #expect(text.output.contains("failed\t") && text.output.contains("in/s1.png"))
    #expect(text.output.contains("2 shots: 1 done, 1 failed\nspent $0.00, reserved $0.00, unclear $0.00\n"))
    let json = try await ProgramRun.run(["status", "--output-format", "jsonl"], in: project.path)
    #expect(try json.objects.map { $0["type"] as? String } == ["shot", "shot", "summary"])
    #expect(try json.objects.compactMap { $0["state"] as? String } == ["done", "failed"])
    let clips = ["out/clips/s0.mp4", "out/clips/s1.mp4"]
    #expect(try json.objects.compactMap { $0["clip"] as? String } == clips, "as run tells them")
    let verbose = try await ProgramRun.run(["status", "--verbose"], in: project.path)
    #expect(verbose.lines.count == 4)
    #expect(try project.state() == before)
    let none = try await ProgramRun.run(["status", "-o", "elsewhere"], in: project.path)
    #expect(none.code == 2)
    #expect(none.errors.hasPrefix("firstframe: "))
  }
}

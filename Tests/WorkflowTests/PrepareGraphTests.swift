import Domain
import Foundation
import StageGraph
import SystemPackage
import TestSupport
import Testing

@testable import Workflow

@Suite(.serialized, .timeLimit(.hang))
struct PrepareGraphTests {
  @Test(arguments: FrameFormat.allCases)
  func `every shot becomes a frame, and no text beside one does`(format: FrameFormat) async throws {
    let folder = try TemporaryDirectory()
    let made = try await Frames(in: folder.path, format: format).make(from: [Shots.folder])
    #expect(made.reports.map(\.source) == Shots.names.map { Shots.folder.appending($0).string })
    #expect(Set(made.statuses) == [.written])
    #expect(made.skipped.isEmpty)
    for report in made.reports {
      let bytes = try FileBytes.read(FilePath(report.frame))
      #expect(report.sha256 == Digest.of(bytes))
      #expect(report.bytes == bytes.count)
      #expect(report.mediaType == format.mediaType)
      #expect(report.width == 64 && report.height == 36)
    }
    #expect(try folder.files().count == Shots.names.count)
  }

  @Test func `a second run changes no file and says so`() async throws {
    let folder = try TemporaryDirectory()
    let frames = Frames(in: folder.path)
    let first = try await frames.make(from: [Shots.folder])
    let old = Date(timeIntervalSince1970: 1_000_000_000)
    for report in first.reports {
      try FileManager.default.setAttributes([.modificationDate: old], ofItemAtPath: report.frame)
    }
    let second = try await frames.make(from: [Shots.folder])
    #expect(Set(second.statuses) == [.unchanged])
    #expect(second.reports.map(\.sha256) == first.reports.map(\.sha256))
    for report in second.reports {
      let facts = try FileManager.default.attributesOfItem(atPath: report.frame)
      #expect(facts[.modificationDate] as? Date == old, "\(report.frame)")
    }
  }

  @Test func `a frame that was changed by hand is written again`() async throws {
    let folder = try TemporaryDirectory()
    let frames = Frames(in: folder.path)
    _ = try await frames.make(from: [Shots.plain])
    _ = try folder.write([1, 2, 3], to: "paper-boat.jpg")
    let again = try await frames.make(from: [Shots.plain])
    #expect(again.statuses == [.written])
    #expect(try FileBytes.read(folder.path.appending("paper-boat.jpg")).count == again.reports.first?.bytes)
  }

  @Test func `a dry run writes nothing, not even a folder`() async throws {
    let folder = try TemporaryDirectory()
    let output = folder.path.appending("new/out")
    var frames = Frames(in: output)
    frames.isDryRun = true
    let made = try await frames.make(from: [Shots.folder])
    #expect(Set(made.statuses) == [.planned])
    #expect(
      made.reports.allSatisfy { $0.width == 64 && $0.height == 36 && $0.crop != nil && $0.bytes == nil })
    #expect(!FileBytes.exists(folder.path.appending("new")))
  }

  @Test func `what is refused leaves no file, and the others are made`() async throws {
    let folder = try TemporaryDirectory()
    let picture = try FileBytes.read(Shots.plain)
    _ = try folder.write(Array("<html></html>".utf8), to: "in/page.jpg")
    _ = try folder.write([], to: "in/empty.png")
    _ = try folder.write(Array(picture.prefix(picture.count / 2)), to: "in/half.jpg")
    _ = try folder.write(picture, to: "in/whole.jpg")
    _ = try folder.write(picture, to: "in/without-extension")
    _ = try folder.write([1, 2, 3], to: "in/data.bin")
    try FileBytes.link(folder.path.appending("in/nowhere.jpg"), to: "gone")
    let output = folder.path.appending("out")
    let made = try await Frames(in: output).make(from: [folder.path.appending("in")])
    let results = made.reports.map { (FilePath($0.source).lastComponent?.string ?? "", $0.status, $0.code) }
    let expected: [(String, FrameReport.Status, FindingCode?)] = [
      ("empty.png", .rejected, .notAPicture), ("half.jpg", .rejected, .damaged),
      ("nowhere.jpg", .rejected, nil), ("page.jpg", .rejected, .notAPicture), ("whole.jpg", .written, nil),
      ("without-extension", .written, nil),
    ]
    #expect(results.map { "\($0)" } == expected.map { "\($0)" })
    #expect(made.reports.filter { $0.status == .rejected }.allSatisfy { $0.message?.isEmpty == false })
    #expect(made.skipped.map(\.lastComponent) == ["data.bin"])
    #expect(
      try folder.files().filter { $0.hasPrefix("out") } == ["out/whole.jpg", "out/without-extension.jpg"])
  }

  @Test func `a named file counts whatever it is`() async throws {
    let folder = try TemporaryDirectory()
    let text = try folder.write(Array("words".utf8), to: "words.txt")
    let made = try await Frames(in: folder.path.appending("out")).make(from: [
      text, folder.path.appending("."),
    ])
    #expect(made.statuses == [.rejected])
    #expect(made.reports.first?.code == .notAPicture)
  }

  @Test func `an output that can't be written is the machine's fault, not the picture's`() async throws {
    let folder = try TemporaryDirectory()
    let file = try folder.write([1], to: "file")
    let made = try await Frames(in: file.appending("below")).make(from: [Shots.plain])
    #expect(made.statuses == [.rejected])
    #expect(made.reports.first?.cause == .temporary)
    #expect(made.reports.first?.code == nil)
  }

  @Test func `a folder in the frame's place leaves no temporary file`() async throws {
    let folder = try TemporaryDirectory()
    _ = try folder.write([1], to: "paper-boat.jpg/inside")
    let made = try await Frames(in: folder.path).make(from: [Shots.plain])
    #expect(made.statuses == [.rejected])
    #expect(try folder.files() == ["paper-boat.jpg/inside"])
  }

  @Test func `a worker that is killed leaves no temporary file`() async throws {
    let folder = try TemporaryDirectory()
    let huge = folder.path.appending("huge.tiff")
    try HugePicture.write(width: 20_000, height: 20_000, to: huge)
    let output = folder.path.appending("out")
    // As if the worker had begun to write when it was killed for its memory.
    let part = PartFile.path(for: output.appending("huge.jpg"))
    _ = try folder.write([1], to: "out/.keep")
    try FileBytes.write([1, 2, 3], to: part)
    var frames = Frames(in: output)
    (frames.limits.fileBytes, frames.limits.workerBytes) = (1 << 30, 360 << 20)
    let made = try await frames.make(from: [huge])
    #expect(made.reports.map(\.code) == [.fileTooLarge])
    #expect(try folder.files() == ["huge.tiff", "out/.keep"])
  }

  @Test func `names that look alike as text get frames of their own`() async throws {
    let folder = try TemporaryDirectory()
    let names: [[UInt8]] = (0x80...0x8F).map { [0x61, $0, 0x2E, 0x6A, 0x70, 0x67] }
    let input = folder.path.appending("in")
    _ = try folder.write([1], to: "in/.keep")
    let sources = names.map { FileBytes.path($0, in: input) }
    let frames = names.map { FileBytes.path($0, in: folder.path.appending("out")) }
    defer { (sources + frames).forEach(FileBytes.remove) }
    let picture = try FileBytes.read(Shots.plain)
    for source in sources { try FileBytes.write(picture, to: source) }
    let made = try await Frames(in: folder.path.appending("out")).make(from: [input])
    #expect(made.statuses == Array(repeating: .written, count: names.count))
    #expect(frames.allSatisfy(FileBytes.exists))
  }

  @Test func `the definition names the stages in their order`() async throws {
    let definition = try await Frames.definition(isDryRun: false)
    #expect(definition.source == "discover")
    #expect(definition.stages.map(\.name) == ["recall", "sniff", "prepare", "validate", "publish"])
    #expect(definition.stages.map(\.width) == [3, 3, 3, 3, 3])
    #expect(
      definition.stages.map(\.onStop)
        == [.finishRunning, .finishRunning, .finishRunning, .keepStarting, .keepStarting])
    #expect(try await Frames.definition(isDryRun: true).stages.map(\.name) == ["recall", "sniff", "plan"])
  }
}

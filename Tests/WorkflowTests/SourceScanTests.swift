import Foundation
import SystemPackage
import TestSupport
import Testing

@testable import Workflow

struct SourceScanTests {
  private func names(_ sources: [Source]) -> [String] { sources.map(\.name.string) }

  @Test func `a folder's files are named from the folder, a named file by its own name`() throws {
    let folder = try TemporaryDirectory()
    for name in ["photos/a.jpg", "photos/sub/b.jpg", "c.jpg"] { _ = try folder.write([], to: name) }
    let inputs = [folder.path.appending("photos"), folder.path.appending("c.jpg")]
    let sources = try SourceScan().sources(in: inputs)
    #expect(names(sources) == ["a.jpg", "sub/b.jpg", "c.jpg"])
    #expect(sources.map(\.isNamed) == [false, false, true])
    #expect(
      sources.map(\.path) == ["photos/a.jpg", "photos/sub/b.jpg", "c.jpg"].map { folder.path.appending($0) })
  }

  @Test func `--root names all outputs from one folder`() throws {
    let folder = try TemporaryDirectory()
    for name in ["all/x/a.jpg", "all/y/a.jpg", "all/y/b.jpg"] { _ = try folder.write([], to: name) }
    let inputs = ["all/x", "all/y/../y", "all/y/b.jpg"].map { folder.path.appending($0) }
    let sources = try SourceScan(root: folder.path.appending("./all/")).sources(in: inputs)
    #expect(names(sources) == ["x/a.jpg", "y/a.jpg", "y/b.jpg"])
    #expect(sources.map(\.isNamed) == [false, false, true])
  }

  @Test func `--root may be relative when the inputs are not`() throws {
    let sources = try SourceScan(root: ".").sources(in: [
      FilePath(FileManager.default.currentDirectoryPath).appending("Package.swift")
    ])
    #expect(names(sources) == ["Package.swift"])
  }

  @Test(arguments: ["other", "all/a.jpg", "al"])
  func `an input outside of --root stops the run`(root: String) throws {
    let folder = try TemporaryDirectory()
    for name in ["all/a.jpg", "other/b.jpg"] { _ = try folder.write([], to: name) }
    let scan = SourceScan(root: folder.path.appending(root))
    let error = #expect(throws: InputError.self) {
      try scan.sources(in: [folder.path.appending("all/a.jpg")])
    }
    #expect(error?.description.contains("all/a.jpg is not below --root") == true)
  }

  @Test func `no path climbs out of --root`() throws {
    let here = FilePath(FileManager.default.currentDirectoryPath)
    let above = FilePath("..").appending(try #require(here.lastComponent)).appending("Package.swift")
    #expect(try names(SourceScan(root: ".").sources(in: [above])) == ["Package.swift"])
    #expect(throws: InputError.self) { try SourceScan(root: "Tests").sources(in: ["Tests/../Package.swift"]) }
  }

  @Test func `the same file is one source however often it is reached`() throws {
    let folder = try TemporaryDirectory()
    for name in ["photos/a.jpg", "photos/sub/b.jpg"] { _ = try folder.write([], to: name) }
    try FileBytes.link(folder.path.appending("photos/z.jpg"), to: "a.jpg")
    let photos = folder.path.appending("photos")
    let inputs = [photos, photos.appending("sub"), photos.appending("../photos"), photos]
    #expect(try names(SourceScan().sources(in: inputs)) == ["a.jpg", "sub/b.jpg"])
  }

  @Test(arguments: [[0, 0], [0, 1], [1, 0], [1, 0, 1, 0]])
  func `a file that is named and found is one source, and counts as named`(order: [Int]) throws {
    let folder = try TemporaryDirectory()
    let file = try folder.write([], to: "photos/a.txt")
    let all = [file, folder.path.appending("photos")]
    let sources = try SourceScan().sources(in: order.map { all[$0] })
    #expect(names(sources) == ["a.txt"])
    #expect(sources.map(\.isNamed) == [true])
  }

  @Test func `two names that the user gives one file are two sources`() throws {
    let folder = try TemporaryDirectory()
    let file = try folder.write([], to: "a.jpg")
    try FileBytes.link(folder.path.appending("b.jpg"), to: "a.jpg")
    #expect(
      try names(SourceScan().sources(in: [file, folder.path.appending("b.jpg")])) == ["a.jpg", "b.jpg"])
  }

  @Test func `a link that leads nowhere is listed, so that a picture's name is not lost`() throws {
    let folder = try TemporaryDirectory()
    try FileBytes.link(folder.path.appending("a.jpg"), to: "gone.jpg")
    #expect(try names(SourceScan().sources(in: [folder.path])) == ["a.jpg"])
  }

  @Test func `an input that does not exist stops the run`() throws {
    let folder = try TemporaryDirectory()
    let missing = folder.path.appending("missing")
    let error = #expect(throws: InputError.self) { try SourceScan().sources(in: [folder.path, missing]) }
    #expect(error?.description == "\(missing) does not exist; check the path")
  }

  @Test func `an input that is the output stops the run, an output below it is passed over`() throws {
    let folder = try TemporaryDirectory()
    for name in ["a.jpg", "out/a.jpg"] { _ = try folder.write([], to: name) }
    let error = #expect(throws: InputError.self) {
      try SourceScan(excluded: [folder.path]).sources(in: [folder.path.appending("out/..")])
    }
    #expect(error?.description.contains("is the output folder too") == true)
    let scan = SourceScan(excluded: [folder.path.appending("out"), folder.path.appending("missing")])
    #expect(try names(scan.sources(in: [folder.path])) == ["a.jpg"])
  }

  @Test func `names that are no text are kept`() throws {
    let folder = try TemporaryDirectory()
    let file = FileBytes.path([0x61, 0xFF, 0x2E, 0x6A, 0x70, 0x67], in: folder.path)
    defer { FileBytes.remove(file) }
    try FileBytes.write([], to: file)
    let sources = try SourceScan().sources(in: [folder.path])
    #expect(sources.map(\.path) == [file])
    #expect(sources.first?.name.lastComponent == file.lastComponent)
  }
}

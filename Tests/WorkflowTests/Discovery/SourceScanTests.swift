import Foundation
import SystemPackage
import TestSupport
import Testing

@testable import Workflow

struct SourceScanTests {
  private func names(_ listing: SourceScan.Listing) -> [String] { listing.sources.map(\.name.string) }

  @Test func `a folder's files are named from the folder, a named file by its own name`() throws {
    let folder = try TemporaryDirectory()
    for name in ["photos/a.jpg", "photos/sub/b.jpg", "c.jpg"] { _ = try folder.write([], to: name) }
    let inputs = [folder.path.appending("photos"), folder.path.appending("c.jpg")]
    let listing = try SourceScan().list(inputs)
    #expect(names(listing) == ["a.jpg", "sub/b.jpg", "c.jpg"])
    #expect(listing.sources.map(\.isNamed) == [false, false, true])
    #expect(
      listing.sources.map(\.path)
        == ["photos/a.jpg", "photos/sub/b.jpg", "c.jpg"].map { folder.path.appending($0) })
  }

  @Test func `--root names all outputs from one folder`() throws {
    let folder = try TemporaryDirectory()
    for name in ["all/x/a.jpg", "all/y/a.jpg", "all/y/b.jpg"] { _ = try folder.write([], to: name) }
    let inputs = ["all/x", "all/y/../y", "all/y/b.jpg"].map { folder.path.appending($0) }
    let listing = try SourceScan(root: folder.path.appending("./all/")).list(inputs)
    #expect(names(listing) == ["x/a.jpg", "y/a.jpg", "y/b.jpg"])
    #expect(listing.sources.map(\.isNamed) == [false, false, true])
  }

  @Test func `--root may be relative when the inputs are not`() throws {
    let listing = try SourceScan(root: ".").list([
      FilePath(FileManager.default.currentDirectoryPath).appending("Package.swift")
    ])
    #expect(names(listing) == ["Package.swift"])
  }

  @Test(arguments: ["other", "all/a.jpg", "al"])
  func `an input outside of --root stops the run`(root: String) throws {
    let folder = try TemporaryDirectory()
    for name in ["all/a.jpg", "other/b.jpg"] { _ = try folder.write([], to: name) }
    let scan = SourceScan(root: folder.path.appending(root))
    let error = #expect(throws: InputError.self) {
      try scan.list([folder.path.appending("all/a.jpg")])
    }
    #expect(error?.description.contains("all/a.jpg is not below --root") == true)
  }

  @Test func `no path climbs out of --root`() throws {
    let here = FilePath(FileManager.default.currentDirectoryPath)
    let above = FilePath("..").appending(try #require(here.lastComponent)).appending("Package.swift")
    #expect(try names(SourceScan(root: ".").list([above])) == ["Package.swift"])
    #expect(throws: InputError.self) { try SourceScan(root: "Tests").list(["Tests/../Package.swift"]) }
  }

  @Test func `the same name is one source however often it is reached`() throws {
    let folder = try TemporaryDirectory()
    for name in ["photos/a.jpg", "photos/sub/b.jpg"] { _ = try folder.write([], to: name) }
    try FileBytes.link(folder.path.appending("photos/z"), to: "sub")
    try FileBytes.link(folder.path.appending("album"), to: "photos")
    let photos = folder.path.appending("photos")
    let inputs = [
      photos, photos.appending("sub"), photos.appending("../photos"), photos, folder.path.appending("album"),
    ]
    #expect(try names(SourceScan().list(inputs)) == ["a.jpg", "sub/b.jpg"])
  }

  @Test func `names of one file are sources of their own, by whatever kind of link`() throws {
    let folder = try TemporaryDirectory()
    let file = try folder.write([], to: "photos/a.jpg")
    _ = try folder.write([], to: "photos/sub/b.jpg")
    try FileBytes.link(folder.path.appending("photos/z.jpg"), to: "a.jpg")
    for name in ["photos/h.jpg", "photos/sub/a.jpg"] {
      try FileManager.default.linkItem(atPath: file.string, toPath: folder.path.appending(name).string)
    }
    let listing = try SourceScan().list([folder.path.appending("photos"), file])
    #expect(names(listing) == ["a.jpg", "h.jpg", "sub/a.jpg", "sub/b.jpg", "z.jpg"])
    #expect(listing.sources.map(\.isNamed) == [true, false, false, false, false])
  }

  @Test(arguments: [[0, 0], [0, 1], [1, 0], [1, 0, 1, 0]])
  func `a file that is named and found is one source, and counts as named`(order: [Int]) throws {
    let folder = try TemporaryDirectory()
    let file = try folder.write([], to: "photos/a.txt")
    let all = [file, folder.path.appending("photos")]
    let listing = try SourceScan().list(order.map { all[$0] })
    #expect(names(listing) == ["a.txt"])
    #expect(listing.sources.map(\.isNamed) == [true])
  }

  @Test func `two names that the user gives one file are two sources`() throws {
    let folder = try TemporaryDirectory()
    let file = try folder.write([], to: "a.jpg")
    try FileBytes.link(folder.path.appending("b.jpg"), to: "a.jpg")
    #expect(
      try names(SourceScan().list([file, folder.path.appending("b.jpg")])) == ["a.jpg", "b.jpg"])
  }

  @Test func `a link that leads nowhere is listed, so that a picture's name is not lost`() throws {
    let folder = try TemporaryDirectory()
    try FileBytes.link(folder.path.appending("a.jpg"), to: "gone.jpg")
    #expect(try names(SourceScan().list([folder.path])) == ["a.jpg"])
  }

  @Test func `an input that does not exist stops the run`() throws {
    let folder = try TemporaryDirectory()
    let missing = folder.path.appending("missing")
    let error = #expect(throws: InputError.self) { try SourceScan().list([folder.path, missing]) }
    #expect(error?.description == "\(missing) does not exist; check the path")
  }

  @Test func `an input that is the output stops the run, an output below it is passed over`() throws {
    let folder = try TemporaryDirectory()
    for name in ["a.jpg", "out/a.jpg"] { _ = try folder.write([], to: name) }
    let error = #expect(throws: InputError.self) {
      try SourceScan(excluded: [folder.path]).list([folder.path.appending("out/..")])
    }
    #expect(error?.description.contains("is the output folder too") == true)
    let scan = SourceScan(excluded: [folder.path.appending("out"), folder.path.appending("missing")])
    #expect(try names(scan.list([folder.path])) == ["a.jpg"])
  }

  @Test func `names that are no text are kept`() throws {
    let folder = try TemporaryDirectory()
    let file = FileBytes.path([0x61, 0xFF, 0x2E, 0x6A, 0x70, 0x67], in: folder.path)
    defer { FileBytes.remove(file) }
    try FileBytes.write([], to: file)
    let listing = try SourceScan().list([folder.path])
    #expect(listing.sources.map(\.path) == [file])
    #expect(listing.sources.first?.name.lastComponent == file.lastComponent)
  }
}

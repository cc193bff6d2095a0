import Foundation
import SystemPackage
import TestSupport
import Testing

@testable import Workflow

struct FolderWalkTests {
  private func walk(_ folder: FilePath, excluding excluded: [FilePath] = []) -> [FilePath] {
    var walk = FolderWalk(folder: folder, excluded: Set(excluded.compactMap(FileIdentity.init(of:))))
    var found: [FilePath] = []
    while let file = walk.next() { found.append(file.path) }
    return found
  }

  private func names(_ folder: borrowing TemporaryDirectory, excluding excluded: [FilePath] = []) -> [String]
  {
    let start = folder.path.string.utf8.count + 1
    return walk(folder.path, excluding: excluded).map { String($0.string.utf8.dropFirst(start)) ?? "" }
  }

  @Test func `files come depth first in the order of their bytes, however they were made`() throws {
    let expected = ["A", "B/a", "B/b/c", "a", "b", "b-", "b.jpg", "c/d", "é", "ö"]
    let seed = UInt64.random(in: 0 ... .max)
    var random = SeededGenerator(seed: seed)
    for _ in 0..<5 {
      let folder = try TemporaryDirectory()
      for name in expected.shuffled(using: &random) { _ = try folder.write([], to: name) }
      #expect(names(folder) == expected, "seed \(seed)")
    }
  }

  @Test func `names that look alike have an order of their own`() throws {
    let folder = try TemporaryDirectory()
    for name in ["\u{E9}.jpg", "e\u{301}.jpg"] { _ = try folder.write([], to: name) }
    #expect(names(folder).map { Array($0.utf8) } == ["e\u{301}.jpg", "\u{E9}.jpg"].map { Array($0.utf8) })
  }

  @Test func `hidden names are passed over`() throws {
    let folder = try TemporaryDirectory()
    for name in [".a.jpg", ".git/a.jpg", "b/.c/a.jpg", ".\u{301}mark.jpg", "b/d.jpg", "e..jpg"] {
      _ = try folder.write([], to: name)
    }
    #expect(names(folder) == ["b/d.jpg", "e..jpg"])
  }

  @Test func `links that lead round in a circle end`() throws {
    let folder = try TemporaryDirectory()
    _ = try folder.write([], to: "a/b/file")
    try FileBytes.link(folder.path.appending("a/b/up"), to: "..")
    try FileBytes.link(folder.path.appending("a/b/top"), to: folder.path)
    try FileBytes.link(folder.path.appending("self"), to: "self")
    try FileBytes.link(folder.path.appending("there"), to: "back")
    try FileBytes.link(folder.path.appending("back"), to: "there")
    #expect(names(folder) == ["a/b/file", "back", "self", "there"])
  }

  @Test func `a folder that is linked elsewhere is entered once`() throws {
    let folder = try TemporaryDirectory()
    _ = try folder.write([], to: "b/file")
    try FileBytes.link(folder.path.appending("a"), to: "b")
    #expect(names(folder) == ["a/file"])
  }

  @Test func `an excluded folder is not entered, under whatever name`() throws {
    let folder = try TemporaryDirectory()
    for name in ["out/frame", "in/file"] { _ = try folder.write([], to: name) }
    try FileBytes.link(folder.path.appending("link"), to: "out")
    #expect(names(folder, excluding: [folder.path.appending("in/../out")]) == ["in/file"])
  }

  @Test func `names that are no text keep their bytes`() throws {
    let folder = try TemporaryDirectory()
    let files = [[0x61, 0xE9], [0x61, 0xFF], [0xC3]].map { FileBytes.path($0, in: folder.path) }
    defer { files.forEach(FileBytes.remove) }
    for file in files.reversed() { try FileBytes.write([], to: file) }
    #expect(walk(folder.path) == files)
  }

  @Test func `a long list of siblings and a deep folder are both fine`() throws {
    let folder = try TemporaryDirectory()
    let deep = (0..<60).map { "level\($0)" }.joined(separator: "/")
    _ = try folder.write([], to: "\(deep)/file")
    for index in 0..<400 { _ = try folder.write([], to: "x\(index)") }
    #expect(names(folder).count == 401)
  }

  @Test func `a folder that does not exist holds nothing`() throws {
    let folder = try TemporaryDirectory()
    #expect(walk(folder.path.appending("missing")) == [])
  }
}

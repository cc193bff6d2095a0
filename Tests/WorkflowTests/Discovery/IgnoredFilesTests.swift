import SystemPackage
import TestSupport
import Testing

@testable import Workflow

/// Which `.gitignore` files hold for a folder that is given as INPUT.
struct IgnoredFilesTests {
  private func names(_ folder: FilePath, takesIgnored: Bool = false) -> (found: [String], ignored: Int) {
    var walk = FolderWalk(folder: folder, excluded: [], takesIgnored: takesIgnored)
    var found: [String] = []
    while let file = walk.next() { found.append(file.path.lastComponent?.string ?? "") }
    return (found, walk.ignored)
  }

  @Test func `names are counted that a file in the folder or below keeps out, and taken when asked for`()
    throws
  {
    let folder = try TemporaryDirectory()
    for name in ["a.jpg", "b.png", "c.png", "raw/x.jpg", "raw/y.jpg", "sub/d.jpg", "sub/e.jpg"] {
      _ = try folder.write([], to: name)
    }
    _ = try folder.write(Array("*.png\n!c.png\nraw/\n".utf8), to: ".gitignore")
    _ = try folder.write(Array("\u{FEFF}/e.jpg\r\n".utf8), to: "sub/.gitignore")
    #expect(names(folder.path) == (["a.jpg", "c.png", "d.jpg"], 3))
    #expect(
      names(folder.path, takesIgnored: true).found
        == ["a.jpg", "b.png", "c.png", "x.jpg", "y.jpg", "d.jpg", "e.jpg"])
  }

  @Test func `files above hold down from the repository's root, and not from beyond it`() throws {
    let folder = try TemporaryDirectory()
    for name in ["repo/photos/a.jpg", "repo/photos/b.jpg", "repo/.git/HEAD", "repo/photos/c.gif"] {
      _ = try folder.write([], to: name)
    }
    _ = try folder.write(Array("*.gif\n".utf8), to: ".gitignore")
    _ = try folder.write(Array("photos/a.jpg\nphotos/\n".utf8), to: "repo/.gitignore")
    // The folder itself is named by a person: that it is ignored is no reason to skip what lies in it.
    #expect(names(folder.path.appending("repo/photos")) == (["b.jpg", "c.gif"], 1))
    #expect(names(folder.path.appending("repo/../repo/photos/.")) == (["b.jpg", "c.gif"], 1))
    #expect(names(folder.path.appending("repo")) == ([], 1))
  }

  @Test func `a link to a folder is no folder to git`() throws {
    let folder = try TemporaryDirectory()
    _ = try folder.write([], to: "real/a.jpg")
    try FileBytes.link(folder.path.appending("link"), to: "real")
    _ = try folder.write(Array("link/\n".utf8), to: ".gitignore")
    #expect(names(folder.path) == (["a.jpg"], 0))
    _ = try folder.write(Array("link\nreal\n".utf8), to: ".gitignore")
    #expect(names(folder.path) == ([], 2))
  }

  @Test func `a .gitignore that is a link, a folder or endless text ignores nothing`() throws {
    for make in [
      { (file: FilePath) in try FileBytes.link(file, to: "rules") },
      { (file: FilePath) in try FileBytes.write([UInt8](repeating: 0x2A, count: 2 << 20), to: file) },
    ] as [(FilePath) throws -> Void] {
      let folder = try TemporaryDirectory()
      _ = try folder.write([], to: "a.jpg")
      _ = try folder.write(Array("*.jpg\n".utf8), to: "rules")
      try make(folder.path.appending(".gitignore"))
      #expect(names(folder.path).found.contains("a.jpg"))
    }
  }
}

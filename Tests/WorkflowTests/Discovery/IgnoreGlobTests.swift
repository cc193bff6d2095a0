import Foundation
import SystemPackage
import TestSupport
import Testing

@testable import Workflow

/// Globs of `.gitignore`, and whole trees of rules beside what git says of them.
@Suite(.timeLimit(.hang))
struct IgnoreGlobTests {
  @Test(arguments: [
    ("a.jpg", "a.jpg", true), ("*.jpg", "b.jpg", true), ("*.jpg", ".jpg", true), ("*.jpg", "b.png", false),
    ("a/*", "a/b", true), ("a/*", "a/b/c", false), ("a/**", "a/b/c", true), ("a/**", "a", false),
    ("**/c", "c", true), ("**/c", "a/b/c", true), ("**/c", "a/bc", false), ("a/**/c", "a/c", true),
    ("a/**/c", "a/b/b/c", true), ("a/**/c", "ab/c", false), ("a?c", "abc", true), ("a?c", "a/c", false),
    ("[a-c]x", "bx", true), ("[!a-c]x", "bx", false), ("[]-]x", "]x", true), ("[]-]x", "-x", true),
    ("[[:digit:]]", "7", true), ("[[:digit:]]", "x", false), ("a[/]b", "a/b", false),
    (#"\*.jpg"#, "*.jpg", true), (#"\*.jpg"#, "a.jpg", false), ("a**b", "a/b", false),
    ("a*b*c", "axxbxxc", true),
    ("*/x", "a/x", true), ("*/x", "a/b/x", false),
  ])
  func `a glob matches as git's do`(pattern: String, text: String, expected: Bool) throws {
    let glob = try #require(IgnoreGlob(Array(pattern.utf8)[...], isPath: true))
    #expect(glob.matches(Array(text.utf8)) == expected)
  }

  @Test(arguments: ["[a", "a[", "[[:word:]]", #"a\"#, "[a-", #"[\"#])
  func `a malformed glob is none`(pattern: String) {
    #expect(IgnoreGlob(Array(pattern.utf8)[...], isPath: true) == nil)
  }

  @Test func `a pattern of many stars ends soon`() throws {
    let pattern = String(repeating: "a*", count: 200) + "b"
    let glob = try #require(IgnoreGlob(Array(pattern.utf8)[...], isPath: false))
    #expect(!glob.matches([UInt8](repeating: 0x61, count: 2000)))
  }

  private static let words = ["a", "b", "ab", "a.jpg", "b.jpg", "x y", "-", "[a]", "ä"]
  private static let pieces = [
    "a", "b", "*", "**", "?", "/", "/", "!", "[ab]", "[!a]", ".jpg", "*.jpg", #"\a"#, " ", #"\ "#, "#", "ä",
    "x y",
    "[a-b", "/**/", "**/", "/**", "[[:alpha:]]", "-",
  ]

  @Test func `random trees are ignored as git ignores them`() async throws {
    let seed = UInt64.random(in: 0 ... .max)
    var random = SeededGenerator(seed: seed)
    for round in 0..<TestCount.of("FIRSTFRAME_IGNORE_ROUNDS", standard: 5) {
      let folder = try TemporaryDirectory()
      var paths: Set<String> = []
      for _ in 0..<40 {
        let depth = Int.random(in: 1...4, using: &random)
        let path = (0..<depth).map { _ in Self.words.randomElement(using: &random) ?? "a" }.joined(
          separator: "/")
        // A name is a file or a folder, not both.
        let clashes = paths.contains { $0.hasPrefix(path + "/") || path.hasPrefix($0 + "/") || $0 == path }
        if clashes { continue }
        paths.insert(path)
        _ = try folder.write([1], to: path)
      }
      let folders = [""] + Set(paths.flatMap(Self.above)).sorted()
      for place in folders where place.isEmpty || Int.random(in: 0..<3, using: &random) == 0 {
        let lines = (0..<Int.random(in: 1...5, using: &random)).map { _ in
          (0..<Int.random(in: 1...4, using: &random)).map { _ in
            Self.pieces.randomElement(using: &random) ?? "a"
          }
          .joined()
        }
        _ = try folder.write(
          Array(lines.joined(separator: "\n").utf8), to: place.isEmpty ? ".gitignore" : "\(place)/.gitignore")
      }
      let git = try await ProgramRun.shell(
        "git init -q . && git -c core.excludesFile=/dev/null -c core.quotePath=false ls-files -z --others --exclude-standard",
        in: folder.path)
      #expect(git.code == 0, "\(git.errors)")
      let expected = git.output.split(separator: "\0").map(String.init).filter { !$0.hasSuffix(".gitignore") }
      #expect(
        try Self.walked(folder.path).sorted() == expected.sorted(), "seed \(seed), round \(round)")
    }
  }

  /// The folders that a path lies in.
  private static func above(_ path: String) -> [String] {
    let parts = path.split(separator: "/")
    return (1..<max(parts.count, 1)).map { parts.prefix($0).joined(separator: "/") }
  }

  private static func walked(_ folder: FilePath) throws -> [String] {
    var walk = FolderWalk(folder: folder, excluded: [])
    var names: [String] = []
    while let file = walk.next() {
      var name = file.path
      let isBelow = name.removePrefix(folder)
      #expect(isBelow)
      names.append(name.string)
    }
    return names
  }
}

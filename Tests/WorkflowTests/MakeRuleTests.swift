import SystemPackage
import TestSupport
import Testing

@testable import Workflow

/// What is written for make, and what make reads of it.
@Suite(.timeLimit(.hang))
struct MakeRuleTests {
  private static let names = [
    "a b", "a#b", "a$b", "a%b", "a:b", "a*b", "a?b", "a[1]b", "~a", "a|b", "a=b", "a&b", "a'b", "a\"b",
    "a\\b",
    "a\\ b", "a(b)c", "a,b", "é", "a!b", "a@b", "a`b", "a{b}", "+a", "-a", "a\\\\#b", "a+=b", "a:=b",
    "export", "include", "override", "endif", "export &",
    "a&", "dir&", "&", "a& b&", "a\\:b", ".PHONY", "a\\%b", "a\\*b", "a b%c|d=e~f", "a\\|b", "a |b",
    "photo [1] (2).jpg",
  ]

  @Test func `a rule has its prerequisites, and an empty rule for each of them once`() throws {
    let rules = [
      MakeRule(target: "out/a b.jpg", prerequisites: ["in/a b.png", "in"]),
      MakeRule(target: "s", prerequisites: ["in", "s", "in"]),
    ]
    #expect(
      String(decoding: try MakeRule.text(of: rules), as: UTF8.self) == #"""
        firstframe-equals := =
        out/a\ b.jpg: \
          in/a\ b.png \
          in
        s: \
          in
        in/a\ b.png:
        in:

        """#)
  }

  @Test(.enabled(if: FileBytes.exists("/usr/bin/make")), arguments: ["a&", "a & b", "dir&", "a:b%"])
  func `make sees every target`(name: String) async throws {
    let folder = try TemporaryDirectory()
    let rule = MakeRule(target: FilePath(name), prerequisites: ["in"])
    _ = try folder.write(try MakeRule.text(of: [rule]), to: "rules.d")
    _ = try folder.write(Array("%: ; @touch \"$@\"\n-include rules.d\n".utf8), to: "Makefile")
    let script = """
      set -e; touch -d @1400000000 in "$1"; make -q "$1"
      touch in; ! make -q "$1"; make -s "$1"; make -q "$1"
      """
    let run = try await ProgramRun.run(
      ["-c", script, "sh", name], in: folder.path, executable: "/bin/sh")
    #expect(run.code == 0 && run.errors == "", "\(run.errors)")
  }

  @Test(arguments: ["a\nb", "a\tb", "a;b", "lib(a)", "a\\", "a\rb"])
  func `a name that no makefile can hold is refused`(name: String) {
    let error = #expect(throws: InputError.self) { try MakeRule.escape(FilePath(name), isTarget: false) }
    #expect(error?.description.contains("can't be named in a makefile") == true)
  }

  @Test(.enabled(if: FileBytes.exists("/usr/bin/make")))
  func `make sees every name: current when older, old when newer or gone`() async throws {
    let folder = try TemporaryDirectory()
    for (index, name) in Self.names.enumerated() {
      let place = "w\(index)"
      for decoy in ["a1b", "axb", "ab"] { _ = try folder.write([1], to: "\(place)/\(decoy)") }
      try FileBytes.write([1], to: folder.path.appending(place).appending(bytes: Array(name.utf8)))
      let rule = MakeRule(target: "stamp", prerequisites: [FilePath(name)])
      _ = try folder.write(try MakeRule.text(of: [rule]), to: "\(place)/rules.d")
      _ = try folder.write(Array("stamp: ; @touch stamp\n-include rules.d\n".utf8), to: "\(place)/Makefile")
      // Older than all, then newer, then older again, then without it.
      let script = """
        set -e; cd \(place); make -s stamp
        touch -d @1400000000 -- * ./"$1" && touch -d @1500000000 stamp && make -q stamp || { echo never current; exit; }
        touch -d @1600000000 -- ./"$1"; ! make -q stamp || { echo not old when newer; exit; }
        touch stamp; rm -- ./"$1"; make -s stamp || echo not built when gone
        """
      let run = try await ProgramRun.run(
        ["-c", script, "sh", name], in: folder.path, executable: "/bin/sh")
      #expect(run.output == "" && run.code == 0, "\(name): \(run.output)\(run.errors)")
    }
  }
}

package import SystemPackage

/// A target and what it is made of, in the language of makefiles.
package struct MakeRule: Sendable {
  package let target: FilePath
  package let prerequisites: [FilePath]

  /// Each prerequisite counts once, and nothing is made of itself.
  package init(target: FilePath, prerequisites: [FilePath]) {
    self.target = target
    var met: Set = [target]
    self.prerequisites = prerequisites.filter { met.insert($0).inserted }
  }

  /// `=` can't be escaped in a prerequisite; what a variable holds is never an assignment.
  private static let equals = "$(firstframe-equals)"

  /// The rules as a file to include, with an empty rule for each prerequisite: one that is gone later is then no
  /// error. Throws for a name that no makefile can hold.
  package static func text(of rules: [MakeRule]) throws(InputError) -> [UInt8] {
    var text = Array("firstframe-equals := =\n".utf8)
    var named: Set<FilePath> = []
    var phony: [UInt8] = []
    for rule in rules {
      text += try head(rule.target)
      for file in rule.prerequisites {
        text += Array(" \\\n  ".utf8) + (try escape(file, isTarget: false))
        if named.insert(file).inserted { phony += try head(file) + Array("\n".utf8) }
      }
      text.append(UInt8(ascii: "\n"))
    }
    return text + phony
  }

  /// A `&` right before the colon would make a rule for grouped targets of it; a space there would make directives of
  /// names such as `export`.
  private static func head(_ target: FilePath) throws(InputError) -> [UInt8] {
    let name = try escape(target, isTarget: true)
    return name + Array((name.last == UInt8(ascii: "&") ? " :" : ":").utf8)
  }

  /// As GNU make 4.3 reads it back; found by trying each character.
  static func escape(_ file: FilePath, isTarget: Bool) throws(InputError) -> [UInt8] {
    let bytes = file.bytes
    let isMember = bytes.last == UInt8(ascii: ")") && bytes.contains(UInt8(ascii: "("))
    if isMember || bytes.last == UInt8(ascii: "\\") || bytes.contains(where: { "\n\r\t;".utf8.contains($0) })
    {
      throw InputError("\(file) can't be named in a makefile (--depfile); rename it")
    }
    var text = bytes.first == UInt8(ascii: "~") ? Array("./".utf8) : []
    var backslashes = 0
    for byte in bytes {
      switch byte {
      case UInt8(ascii: " "), UInt8(ascii: "#"), UInt8(ascii: ":"):
        text += quoted(byte, after: backslashes)
      case UInt8(ascii: "%") where isTarget, UInt8(ascii: "|") where !isTarget:
        text += quoted(byte, after: backslashes)
      case UInt8(ascii: "*"), UInt8(ascii: "?"), UInt8(ascii: "["):
        text += [UInt8(ascii: "\\"), byte]
      case UInt8(ascii: "$"):
        text += [byte, byte]
      case UInt8(ascii: "="):
        text += equals.utf8
      default:
        text.append(byte)
      }
      backslashes = byte == UInt8(ascii: "\\") ? backslashes + 1 : 0
    }
    return text
  }

  /// Backslashes before a quoted byte are doubled; elsewhere they stand for themselves.
  private static func quoted(_ byte: UInt8, after backslashes: Int) -> [UInt8] {
    [UInt8](repeating: UInt8(ascii: "\\"), count: backslashes + 1) + [byte]
  }
}

/// One line of a `.gitignore`.
struct IgnorePattern: Sendable {
  /// `!`: takes back what an earlier line ignores.
  let isNegated: Bool
  /// A slash at the end: folders only.
  private let needsFolder: Bool
  /// Any other slash: matched against the path from the file's folder, not against the name alone.
  private let isPath: Bool
  private let glob: IgnoreGlob

  /// Nil for a blank line, a comment, and what can't match.
  init?(_ line: ArraySlice<UInt8>) {
    guard line.first != UInt8(ascii: "#") else { return nil }
    var pattern = Self.withoutSpaces(line)
    isNegated = pattern.first == UInt8(ascii: "!")
    if isNegated { pattern.removeFirst() }
    let slash = UInt8(ascii: "/")
    needsFolder = pattern.last == slash
    if needsFolder { pattern.removeLast() }
    isPath = pattern.contains(slash)
    if pattern.first == slash { pattern.removeFirst() }
    guard !pattern.isEmpty, let glob = IgnoreGlob(pattern, isPath: isPath) else { return nil }
    self.glob = glob
  }

  /// - Parameter folder: the path from the `.gitignore` to the name, empty or with a slash at its end.
  func matches(_ name: [UInt8], in folder: [UInt8], isFolder: Bool) -> Bool {
    if needsFolder, !isFolder { return false }
    return isPath ? glob.matches(folder + name) : glob.matches(name)
  }

  /// Without spaces at the end, unless a backslash keeps them.
  private static func withoutSpaces(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var end: Int?
    var index = line.startIndex
    while index < line.endIndex {
      if line[index] == UInt8(ascii: " ") {
        end = end ?? index
      } else {
        if line[index] == UInt8(ascii: "\\") { index += 1 }
        end = nil
      }
      index += 1
    }
    return line[..<(end ?? line.endIndex)]
  }
}

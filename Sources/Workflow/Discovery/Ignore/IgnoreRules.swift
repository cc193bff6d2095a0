private import Domain
internal import SystemPackage

/// The `.gitignore` files that hold in one folder: its own and those of the folders above it, as git has them.
struct IgnoreRules: Sendable {
  private struct File: Sendable {
    let patterns: [IgnorePattern]
    /// The path from the file's folder to this one, empty or with a slash at its end.
    var path: [UInt8]
  }

  /// The nearest last; nil when nothing is ignored, whatever the files say.
  private var files: [File]?

  /// Bytes of a `.gitignore` that are read.
  private static let limit = 1 << 20

  static let takingAll = IgnoreRules(files: nil)

  private init(files: [File]?) { self.files = files }

  /// What holds in `folder`, down from the root of the repository that it lies in.
  init(for folder: FilePath) {
    let whole = folder.absolute
    let above = Self.repository(of: whole).map { root in
      sequence(first: whole) { $0 == root ? nil : $0.removingLastComponent() }.reversed()
    }
    files = (above ?? [whole]).compactMap { place in
      var path = whole
      _ = path.removePrefix(place)
      return Self.read(place).map { File(patterns: $0, path: path.isEmpty ? [] : path.bytes + [Self.slash]) }
    }
  }

  /// What holds in a folder of this one.
  func entering(_ name: [UInt8], at folder: FilePath) -> IgnoreRules {
    guard var files else { return self }
    for index in files.indices { files[index].path += name + [Self.slash] }
    if let own = Self.read(folder) { files.append(File(patterns: own, path: [])) }
    return IgnoreRules(files: files)
  }

  /// The last line of the nearest file that matches decides.
  func ignores(_ name: [UInt8], isFolder: Bool) -> Bool {
    for file in (files ?? []).reversed() {
      let last = file.patterns.last { $0.matches(name, in: file.path, isFolder: isFolder) }
      if let last { return !last.isNegated }
    }
    return false
  }

  private static let slash = UInt8(ascii: "/")

  private static func repository(of folder: FilePath) -> FilePath? {
    var place = folder
    while FileIdentity(of: place.appending(".git")) == nil {
      guard place.removeLastComponent() else { return nil }
    }
    return place
  }

  /// Nil when there is none; git follows no link here either.
  private static func read(_ folder: FilePath) -> [IgnorePattern]? {
    let file = folder.appending(".gitignore")
    // One that can't be read ignores nothing: a picture too many is seen, one that is missing is not.
    guard let bytes = try? SmallFile.read(file, limit: limit, options: .noFollow) else { return nil }
    let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    let patterns = text.split(separator: UInt8(ascii: "\n")).compactMap { line in
      IgnorePattern(line.last == UInt8(ascii: "\r") ? line.dropLast() : line)
    }
    return patterns.isEmpty ? nil : patterns
  }
}

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
  /// The `.gitignore` files that were read for this folder; those of the folder it was entered from are not repeated.
  let read: [FilePath]

  /// Bytes of a `.gitignore` that are read.
  private static let limit = 1 << 20

  static let takingAll = IgnoreRules(files: nil, read: [])

  private init(files: [File]?, read: [FilePath]) {
    self.files = files
    self.read = read
  }

  /// What holds in `folder`, down from the root of the repository that it lies in.
  init(for folder: FilePath) {
    let whole = folder.absolute
    let above = Self.repository(of: whole).map { root in
      sequence(first: whole) { $0 == root ? nil : $0.removingLastComponent() }.reversed()
    }
    var read: [FilePath] = []
    files = (above ?? [whole]).compactMap { place in
      let file = (place == whole ? folder : place).appending(Self.name)
      guard let patterns = Self.patterns(in: file) else { return nil }
      read.append(file)
      var path = whole
      _ = path.removePrefix(place)
      return File(patterns: patterns, path: path.isEmpty ? [] : path.bytes + [Self.slash])
    }
    self.read = read
  }

  /// What holds in a folder of this one.
  func entering(_ name: [UInt8], at folder: FilePath) -> IgnoreRules {
    guard var files else { return self }
    for index in files.indices { files[index].path += name + [Self.slash] }
    let file = folder.appending(Self.name)
    guard let own = Self.patterns(in: file) else { return IgnoreRules(files: files, read: []) }
    files.append(File(patterns: own, path: []))
    return IgnoreRules(files: files, read: [file])
  }

  /// The last line of the nearest file that matches decides.
  func ignores(_ name: [UInt8], isFolder: Bool) -> Bool {
    for file in (files ?? []).reversed() {
      let last = file.patterns.last { $0.matches(name, in: file.path, isFolder: isFolder) }
      if let last { return !last.isNegated }
    }
    return false
  }

  private static let name: FilePath.Component = ".gitignore"
  private static let slash = UInt8(ascii: "/")

  private static func repository(of folder: FilePath) -> FilePath? {
    var place = folder
    while FileIdentity(of: place.appending(".git")) == nil {
      guard place.removeLastComponent() else { return nil }
    }
    return place
  }

  /// Nil when there is no such file; git follows no link here either.
  private static func patterns(in file: FilePath) -> [IgnorePattern]? {
    // One that can't be read ignores nothing: a picture too many is seen, one that is missing is not.
    guard let bytes = try? SmallFile.read(file, limit: limit, options: .noFollow) else { return nil }
    let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    return text.split(separator: UInt8(ascii: "\n")).compactMap { line in
      IgnorePattern(line.last == UInt8(ascii: "\r") ? line.dropLast() : line)
    }
  }
}

internal import SystemPackage

/// Walks a folder depth first, in the order of the names' bytes, with the listings of one folder and of its
/// ancestors in memory. Hidden names are passed over, and ignored ones too; a folder that was entered before is
/// not entered again. Neither is a folder below it that is an output of firstframe, unless that is asked for.
struct FolderWalk {
  struct Found {
    let path: FilePath
    /// Nil for a link that leads nowhere.
    let identity: FileIdentity?
  }

  private struct Level {
    let folder: FilePath
    var names: FolderListing
    let rules: IgnoreRules
  }

  private let takesOutputs: Bool
  private var levels: [Level] = []
  private var entered: Set<FileIdentity>
  /// Every folder that was entered.
  private(set) var folders: [FilePath] = []
  /// The `.gitignore` files that were read on the way.
  private(set) var ignoreFiles: [FilePath] = []
  /// Folders that could not be opened: what is in them stays unknown.
  private(set) var closed: [FilePath] = []
  /// How many folders were passed over as outputs of earlier runs.
  private(set) var outputs = 0
  /// Settings files in the folders.
  private(set) var settings: [FilePath] = []
  /// How many names a `.gitignore` kept out; what lies in an ignored folder is not counted.
  private(set) var ignored = 0

  init(
    folder: FilePath, excluded: Set<FileIdentity>, takesIgnored: Bool = false, takesOutputs: Bool = false
  ) {
    entered = excluded
    self.takesOutputs = takesOutputs
    if let identity = FileIdentity(of: folder), identity.isFolder {
      enter(folder, identity, takesIgnored ? .takingAll : IgnoreRules(for: folder))
    }
  }

  /// The next file that is not a folder, nil after the last. A link that leads nowhere is a file too.
  mutating func next() -> Found? {
    while let index = levels.indices.last {
      guard let name = levels[index].names.next() else {
        levels.removeLast()
        continue
      }
      let level = levels[index]
      let path = level.folder.appending(bytes: name)
      let identity = FileIdentity(of: path)
      let isFolder = identity?.isFolder ?? false
      // To git, a link to a folder is none.
      if level.rules.ignores(name, isFolder: isFolder && !FileIdentity.isLink(path)) {
        ignored += 1
        continue
      }
      guard let identity, isFolder else {
        if name == Self.settingsName { settings.append(path) }
        return Found(path: path, identity: identity)
      }
      if takesOutputs || !Self.isOutput(path) {
        enter(path, identity, level.rules.entering(name, at: path))
      } else if entered.insert(identity).inserted {
        outputs += 1
      }
    }
    return nil
  }

  private mutating func enter(_ folder: FilePath, _ identity: FileIdentity, _ rules: IgnoreRules) {
    guard entered.insert(identity).inserted else { return }
    guard let names = FolderListing(folder) else { return closed.append(folder) }
    folders.append(folder)
    ignoreFiles += rules.read
    levels.append(Level(folder: folder, names: names, rules: rules))
  }

  /// What an earlier run wrote is no source: frames of frames and clips of clips nobody asked for.
  private static func isOutput(_ folder: FilePath) -> Bool {
    let notes = folder.appending(".firstframe")
    return ["frames", "ledger.sqlite"].contains { FileIdentity(of: notes.appending($0)) != nil }
      && FileIdentity(of: folder.appending("firstframe.yaml")) == nil
  }

  private static let settingsName = Array("firstframe.yaml".utf8)
}

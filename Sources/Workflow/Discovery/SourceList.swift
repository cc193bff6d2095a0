internal import SystemPackage

/// Sources in the order they were met, each file once unless a manifest has several shots of it.
struct SourceList {
  private(set) var sources: [Source] = []
  /// Where each file stands first.
  private var firsts: [FileIdentity: Int] = [:]
  /// The places of each file that no row directs.
  private var undirected: [FileIdentity: [Int]] = [:]

  /// A file that was named by the user: a second name for it is a second output, the same name is not.
  mutating func addNamed(_ source: Source, _ identity: FileIdentity) {
    if let place = undirected[identity]?.first(where: { sources[$0].name == source.name }) {
      sources[place] = source
    } else {
      append(source, identity)
    }
  }

  /// A file that was found in a folder: it may have been met before, by overlapping inputs or links to folders. Two
  /// names of one file are two sources, each with a prompt of its own.
  mutating func addFound(_ source: Source, _ identity: FileIdentity?) {
    if let identity, undirected[identity]?.contains(where: { sources[$0].isSameEntry(as: source) }) == true {
      return
    }
    append(source, identity)
  }

  /// A row of a manifest, after everything else: of a file that was met otherwise it tells what to make; further rows
  /// of it are further shots, all under the file's one name.
  mutating func addDirected(_ source: Source, _ identity: FileIdentity) {
    guard let first = firsts[identity] else { return append(source, identity) }
    let row = Source(
      path: source.path, name: sources[first].name, isNamed: true, direction: source.direction)
    if let place = undirected[identity]?.first {
      undirected[identity]?.removeFirst()
      sources[place] = row
    } else {
      append(row, identity)
    }
  }

  private mutating func append(_ source: Source, _ identity: FileIdentity?) {
    if let identity {
      if firsts[identity] == nil { firsts[identity] = sources.count }
      if source.direction == nil { undirected[identity, default: []].append(sources.count) }
    }
    sources.append(source)
  }
}

extension Source {
  /// Of two that are one file: whether they are also one name in one folder.
  fileprivate func isSameEntry(as other: Source) -> Bool {
    func folder(_ source: Source) -> FileIdentity? {
      let folder = source.path.removingLastComponent()
      return FileIdentity(of: folder.isEmpty ? "." : folder)
    }
    return path.lastComponent == other.path.lastComponent && folder(self) == folder(other)
  }
}

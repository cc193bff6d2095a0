private import Foundation
package import SystemPackage

/// Lists the sources of a run, in a stable order, before any work is done.
package struct SourceScan {
  /// Outputs are named relative to this folder instead of the INPUT they were found in.
  package var root: FilePath?
  /// Folders that are outputs of this run: nothing below them is a source.
  package var excluded: [FilePath]

  package init(root: FilePath? = nil, excluded: [FilePath] = []) {
    self.root = root
    self.excluded = excluded
  }

  /// Throws `InputError` for an input that does not exist, lies outside `root` or is an output folder itself.
  package func sources(in inputs: [FilePath]) throws(InputError) -> [Source] {
    var list = SourceList()
    let excluded = Set(excluded.compactMap(FileIdentity.init(of:)))
    for input in inputs {
      guard let identity = FileIdentity(of: input) else { throw InputError(missing: input) }
      if !identity.isFolder {
        list.addNamed(Source(path: input, name: try name(of: input, below: nil), isNamed: true), identity)
      } else if excluded.contains(identity) {
        throw InputError("\(input) is the output folder too; choose another with -o")
      } else {
        try add(input, to: &list, excluded: excluded)
      }
    }
    return list.sources
  }

  private func add(
    _ folder: FilePath, to list: inout SourceList, excluded: Set<FileIdentity>
  ) throws(InputError) {
    var walk = FolderWalk(folder: folder, excluded: excluded)
    while let file = walk.next() {
      let source = Source(path: file, name: try name(of: file, below: folder), isNamed: false)
      list.addFound(source, FileIdentity(of: file))
    }
    for closed in walk.closed {
      if closed == folder { throw InputError("\(folder) can't be opened; check that you may read it") }
      // On the line it is refused with the reason: a person must hear of it, and the others go on.
      list.addFound(Source(path: closed, name: try name(of: closed, below: folder), isNamed: true), nil)
    }
  }

  private func name(of file: FilePath, below input: FilePath?) throws(InputError) -> FilePath {
    if let root {
      var name = Self.absolute(file)
      guard name.removePrefix(Self.absolute(root)), !name.isEmpty else {
        throw InputError("\(file) is not below --root \(root)")
      }
      return name
    }
    var name = file
    if let input, name.removePrefix(input) { return name }
    return FilePath(root: nil, file.lastComponent.map { [$0] } ?? [])
  }

  private static func absolute(_ path: FilePath) -> FilePath {
    FilePath(FileManager.default.currentDirectoryPath).pushing(path).lexicallyNormalized()
  }
}

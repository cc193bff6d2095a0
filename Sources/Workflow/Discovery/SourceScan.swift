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

  /// Throws `InputError` for an input that does not exist or lies outside `root`.
  package func sources(in inputs: [FilePath]) throws(InputError) -> [Source] {
    var sources: [Source] = []
    var seen: Set<FileIdentity> = []
    let excluded = Set(excluded.compactMap(FileIdentity.init(of:)))
    for input in inputs {
      guard let identity = FileIdentity(of: input) else { throw InputError(missing: input) }
      guard identity.isFolder else {
        sources.append(Source(path: input, name: try name(of: input, below: nil), isNamed: true))
        continue
      }
      var walk = FolderWalk(folder: input, excluded: excluded)
      while let file = walk.next() {
        // The same file may be reached twice: overlapping inputs, links.
        guard let found = FileIdentity(of: file), seen.insert(found).inserted else { continue }
        sources.append(Source(path: file, name: try name(of: file, below: input), isNamed: false))
      }
    }
    return sources
  }

  private func name(of file: FilePath, below input: FilePath?) throws(InputError) -> FilePath {
    guard let base = root ?? input else { return FilePath(root: nil, file.lastComponent.map { [$0] } ?? []) }
    var name = file.lexicallyNormalized()
    guard name.removePrefix(base.lexicallyNormalized()) else {
      throw InputError("\(file) is not below --root \(base)")
    }
    return name
  }
}

package import SystemPackage

/// A file that may become a frame, and the name its outputs get.
package struct Source: Sendable, Hashable {
  package let path: FilePath
  /// The path below its INPUT folder (or `--root`), by which its outputs are named.
  package let name: FilePath
  /// Named on the command line: it counts as a source whatever it is.
  package let isNamed: Bool
  /// The extension in lower case, empty when there is none; kept because paths are slow to take apart.
  let ending: String

  package init(path: FilePath, name: FilePath, isNamed: Bool) {
    self.path = path
    self.name = name
    self.isNamed = isNamed
    ending = path.extension?.lowercased() ?? ""
  }
}

package import Domain
package import SystemPackage

/// A file that may become a frame, and the name its outputs get.
package struct Source: Sendable {
  package let path: FilePath
  /// The path below its INPUT folder (or `--root`), by which its outputs are named.
  package let name: FilePath
  /// Named on the command line or in a manifest: it counts as a source whatever it is.
  package let isNamed: Bool
  /// What a manifest asks for it; a picture with several rows is several sources.
  package let direction: Direction?
  /// The extension in lower case, empty when there is none; kept because paths are slow to take apart.
  let ending: String

  package init(path: FilePath, name: FilePath, isNamed: Bool, direction: Direction? = nil) {
    self.path = path
    self.name = name
    self.isNamed = isNamed
    self.direction = direction
    ending = path.extension?.lowercased() ?? ""
  }

  /// The file beside it that holds its prompt; nil when there is none.
  package var sidecar: FilePath? {
    guard ending != "txt" else { return nil }
    for ending in ["txt", "TXT"] {
      var path = path
      path.extension = ending
      if FileFacts(of: path) != nil { return path }
    }
    return nil
  }

  /// The run's frame settings as they are for this source.
  package func frames(_ common: FrameSettings) -> FrameSettings { direction?.frames(common) ?? common }
}

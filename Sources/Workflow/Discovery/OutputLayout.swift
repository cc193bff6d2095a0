package import Domain
package import SystemPackage

/// Which output file belongs to which source.
package struct OutputLayout: Sendable {
  /// Where the frames go.
  package let folder: FilePath
  package let format: FrameFormat
  /// `a.png` becomes `a.png.jpg` instead of `a.jpg`.
  package let keepsExtension: Bool
  /// The one output, when the user named a file and not a folder.
  package let single: FilePath?

  package init(folder: FilePath, format: FrameFormat, keepsExtension: Bool = false, single: FilePath? = nil) {
    self.folder = folder
    self.format = format
    self.keepsExtension = keepsExtension
    self.single = single
  }

  package func frame(of source: Source) -> FilePath {
    single ?? folder.pushing(frameName(of: source))
  }

  /// The frame's path below the folder.
  package func frameName(of source: Source) -> FilePath {
    name(of: source, extension: format.fileExtension)
  }

  /// The path below the folder, with `ending` in place of the source's extension or behind it.
  package func name(of source: Source, extension ending: String) -> FilePath {
    var name = source.name
    // Only the extension is text: the stem keeps its bytes, whatever they are.
    name.extension = if keepsExtension, let own = name.extension { "\(own).\(ending)" } else { ending }
    return name
  }

  /// Throws when two sources would become one output; the message lists every pair.
  func checkDistinct(_ sources: [(Source, FilePath)]) throws(InputError) {
    var owners: [FilePath: FilePath] = [:]
    var pairs: [String] = []
    for (source, frame) in sources {
      if let owner = owners[frame] {
        pairs.append("  \(owner) and \(source.path) -> \(frame)")
      } else {
        owners[frame] = source.path
      }
    }
    guard !pairs.isEmpty else { return }
    let hint = keepsExtension ? "" : "--keep-extension tells a.png from a.jpg, "
    throw InputError(
      "two sources would become one output:\n\(pairs.joined(separator: "\n"))\n"
        + "rename one of each pair (or: \(hint)--root keeps folders apart)")
  }

  /// Throws when a frame would take the place of a source; sources are never written.
  func checkSpared(_ sources: [Source], frames: [FilePath]) throws(InputError) {
    let all = Set(sources.compactMap { FileIdentity(of: $0.path) })
    for (source, frame) in zip(sources, frames) {
      if let standing = FileIdentity(of: frame), !standing.isFolder, all.contains(standing) {
        throw InputError("the frame of \(source.path) would overwrite the source \(frame); choose another -o")
      }
    }
  }
}

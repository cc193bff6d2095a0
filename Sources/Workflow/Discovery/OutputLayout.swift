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

  /// Names that are no text are written as text: what a ledger keeps must be.
  private let namesAreText: Bool

  package init(
    folder: FilePath, format: FrameFormat, keepsExtension: Bool = false, single: FilePath? = nil,
    namesAreText: Bool = false
  ) {
    self.folder = folder
    self.format = format
    self.keepsExtension = keepsExtension
    self.single = single
    self.namesAreText = namesAreText
  }

  package func frame(of source: Source) -> FilePath {
    single ?? folder.pushing(frameName(of: source))
  }

  /// The frame's path below the folder.
  package func frameName(of source: Source) -> FilePath {
    name(source.name, extension: format.fileExtension, room: 0)
  }

  /// A source's name with `ending` in place of its extension or behind it, shortened where a file's name could not
  /// be so long with `room` bytes more.
  func name(_ source: FilePath, extension ending: String, room: Int) -> FilePath {
    var name = namesAreText ? source.asText : source
    // Only the extension is text: the stem keeps its bytes, whatever they are.
    name.extension = if keepsExtension, let own = name.extension { "\(own).\(ending)" } else { ending }
    return name.fitting(room: room)
  }

  /// A dry run and a real one claim the same.
  func claim(of source: Source) -> OutputClaim {
    OutputClaim(path: frame(of: source), source: source, right: .frame(source.direction.map(\.frameWishes)))
  }

  /// Throws when a frame would take the place of a source, which are never written, or lie among them: the folder would
  /// count as frames from then on.
  func checkSpared(_ sources: [Source]) throws(InputError) {
    let all = Set(sources.compactMap { FileIdentity(of: $0.path) })
    for source in sources {
      let frame = frame(of: source)
      if let standing = FileIdentity(of: frame), !standing.isFolder, all.contains(standing) {
        throw InputError("the frame of \(source.path) would overwrite the source \(frame); choose another -o")
      }
    }
    let home = single == nil ? FileIdentity(of: folder) : nil
    for source in sources where home != nil && source.isNamed && source.direction == nil {
      let beside = source.path.removingLastComponent()
      if FileIdentity(of: beside.isEmpty ? "." : beside) == home {
        throw InputError("the frames would lie beside \(source.path); choose a folder of their own with -o")
      }
    }
  }
}

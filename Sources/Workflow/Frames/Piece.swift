internal import Domain
package import SystemPackage

/// A source on its way, with the place of its frame.
package struct Piece: Sendable {
  package let source: Source
  package let frame: FilePath
  /// The frame's name below the output folder.
  let name: FilePath

  /// The frame's hidden name while it is made.
  let part: FilePath

  init(source: Source, frame: FilePath, name: FilePath) {
    self.source = source
    self.frame = frame
    self.name = name
    part = PartFile.path(for: frame)
  }

  func rejected(_ rejection: Rejection) -> FrameExit {
    .frame(.rejected(rejection, source: source.path.string, frame: frame.string))
  }
}

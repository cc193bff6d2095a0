internal import Domain
package import SystemPackage

/// A source on its way, with the place of its frame.
package struct Piece: Sendable {
  package let source: Source
  package let frame: FilePath
  /// The frame's name below the output folder.
  let name: FilePath
  /// The run's, or the manifest's where it has a word.
  let settings: FrameSettings

  /// The frame's hidden name while it is made. Rows of one picture make one frame, maybe at the same time.
  var part: FilePath { PartFile.path(for: frame, label: source.direction?.origin ?? "") }

  func rejected(_ rejection: Rejection) -> FrameExit {
    .frame(.rejected(rejection, source: source.path.string, frame: frame.string))
  }
}

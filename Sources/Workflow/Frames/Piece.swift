internal import Domain
package import SystemPackage

/// A source on its way, with the place of its frame.
package struct Piece: Sendable {
  package let source: Source
  package let frame: FilePath
  /// The frame's hidden name while it is made.
  let part: FilePath

  func rejected(_ rejection: Rejection) -> FrameExit {
    .frame(.rejected(rejection, source: source.path.string, frame: frame.string))
  }
}

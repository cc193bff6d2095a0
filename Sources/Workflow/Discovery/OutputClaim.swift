internal import SystemPackage

/// A name that a source's output takes, or would take in another run.
struct OutputClaim {
  enum Right: Equatable {
    /// A frame: equal for rows of a manifest that want equal frames of one picture.
    case frame(FrameWishes?)
    /// A clip of this run, by take and row.
    case clip(take: Int, origin: String?)
    /// The clip that the picture's first take has or will have.
    case otherTake
  }

  let path: FilePath
  let source: Source
  let right: Right

  /// Both can't have the name.
  func excludes(_ other: OutputClaim) -> Bool {
    guard source.path == other.source.path else { return true }
    if right == .otherTake || other.right == .otherTake { return false }
    return right != other.right
  }

  /// The folders that it lies in, the nearest first.
  var folders: some Sequence<FilePath> {
    sequence(first: path.removingLastComponent()) { $0.removingLastComponent() }.lazy
      .prefix { !$0.isEmpty && $0.lastComponent != nil }
  }

  /// The source as a message names it, with the row that directs it.
  var label: String { source.path.string + (source.direction.map { " (\($0.origin))" } ?? "") }
}

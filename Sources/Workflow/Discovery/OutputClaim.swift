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

  /// The source as a message names it, with the row that directs it.
  var label: String { source.path.string + (source.direction.map { " (\($0.origin))" } ?? "") }
}

extension InputError {
  /// Lists every pair, and what tells such sources apart.
  init(_ pairs: [(OutputClaim, OutputClaim)], keepsExtension: Bool) {
    let lines = pairs.map { "  \($0.label) and \($1.label) -> \($1.path)" }
    let isOnePicture = pairs.allSatisfy { $0.source.path == $1.source.path }
    let hint = keepsExtension ? "" : "--keep-extension tells a.png from a.jpg, "
    let advice =
      isOnePicture
      ? "rows of one picture need different takes and equal frames"
      : "rename one of each pair (or: \(hint)--root keeps folders apart, a .gitignore leaves some out)"
    self.init(lines: ["two sources would become one output:"] + lines + [advice])
  }
}

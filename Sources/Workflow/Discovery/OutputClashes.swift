internal import SystemPackage

/// Sources that can't all have the outputs they claim, collected for one message.
struct OutputClashes {
  private struct Group {
    let path: FilePath
    /// The claim that others are held against, first, and those that it excludes.
    var claims: [OutputClaim]
  }

  private var groups: [Group] = []
  private var places: [FilePath: Int] = [:]
  /// The first source whose output lies below a folder.
  private var tenants: [FilePath: OutputClaim] = [:]

  /// A claim on a name.
  mutating func add(_ claim: OutputClaim) {
    guard let place = places[claim.path] else {
      places[claim.path] = groups.count
      groups.append(Group(path: claim.path, claims: [claim]))
      return
    }
    if groups[place].claims[0].excludes(claim) {
      groups[place].claims.append(claim)
    } else if groups[place].claims[0].right == .otherTake {
      // It stands only for a run to come; this one says which others are excluded now.
      groups[place].claims[0] = claim
    }
  }

  /// A claim that needs the folders above its name.
  mutating func add(below claim: OutputClaim) {
    for folder in claim.folders where tenants[folder] == nil { tenants[folder] = claim }
  }

  /// Nil when everybody can have what they claim.
  func error(keepsExtension: Bool) -> InputError? {
    let shared = groups.filter { $0.claims.count > 1 }
    let occupied = groups.compactMap { group in tenants[group.path].map { (group.claims[0], $0) } }
    let isPairs = shared.allSatisfy { $0.claims.count == 2 }
    var lines: [String] = []
    if !shared.isEmpty {
      lines.append("\(isPairs ? "two" : "several") sources would become one output:")
      lines += shared.map { "  \(Self.list($0.claims.map(\.label))) -> \($0.path)" }
    }
    if !occupied.isEmpty {
      lines.append("an output would have the name of a folder that another needs:")
      lines += occupied.map { "  \($0.label) -> \($0.path), and \($1.label) -> \($1.path)" }
    }
    guard !lines.isEmpty else { return nil }
    let isOnePicture =
      occupied.isEmpty
      && shared.allSatisfy { group in
        group.claims.allSatisfy { $0.source.path == group.claims[0].source.path }
      }
    let hint = keepsExtension ? "" : "--keep-extension tells a.png from a.jpg, "
    lines.append(
      isOnePicture
        ? "rows of one picture need different takes and equal frames"
        : "rename \(isPairs ? "one of each pair" : "all but one of each group")"
          + " (or: \(hint)--root keeps folders apart, a .gitignore leaves some out)")
    return InputError(lines: lines)
  }

  /// `a`, `a and b`, `a, b and c`.
  private static func list(_ words: [String]) -> String {
    let first = words.dropLast().joined(separator: ", ")
    return first.isEmpty ? words.joined() : "\(first) and \(words.last ?? "")"
  }
}

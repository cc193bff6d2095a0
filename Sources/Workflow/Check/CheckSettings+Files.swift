private import SystemPackage

extension CheckSettings {
  /// What is looked at, of all that was listed: a picture once for each frame that a manifest wants of it.
  ///
  /// Throws when pictures would be changed and one of them can't become all the frames that are wanted of it.
  package func files(of sources: [Source]) throws(InputError) -> [Source] {
    guard sources.contains(where: { $0.direction != nil }) else { return sources }
    var kept: [Source] = []
    var known: [FilePath: [Source]] = [:]
    var pairs: [String] = []
    for source in sources {
      let others = known[source.path] ?? []
      guard !others.contains(where: { $0.direction?.frameWishes == source.direction?.frameWishes }) else {
        continue
      }
      if let other = others.first { pairs.append("  \(source.path) (\(other.row) and \(source.row))") }
      known[source.path, default: []].append(source)
      kept.append(source)
    }
    guard mode != .look, !pairs.isEmpty else { return kept }
    throw InputError(
      lines: ["different frames are wanted of one picture, which can be framed anew in one way only:"] + pairs
        + ["make them with firstframe prepare, which leaves the picture as it is"])
  }
}

extension Source {
  fileprivate var row: String { direction?.origin ?? "without a row" }
}

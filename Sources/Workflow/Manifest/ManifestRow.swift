/// One shot as a manifest writes it, before anybody asks what the words mean.
struct ManifestRow: Sendable {
  let place: ManifestPlace
  let cells: [ManifestCell]
}

/// A column of a row.
struct ManifestCell: Sendable {
  let key: Located<String>
  let value: Located<ManifestValue>
}

/// What the three formats have in common.
enum ManifestValue: Sendable {
  /// Text, a number or a flag, as it is written.
  case scalar(String)
  case list([Located<ManifestValue>])
  case map([ManifestCell])
  /// An empty cell or a null: as if the column were not there.
  case none
}

extension ManifestRow {
  /// The row with what it leaves open; where it has a word of its own, that one counts.
  func over(_ defaults: [ManifestCell]) -> ManifestRow {
    guard !defaults.isEmpty else { return self }
    var cells = cells.filter { !$0.isEmpty }
    let own = Set(cells.map { Self.setting($0.key.value) })
    for cell in defaults {
      if !own.contains(Self.setting(cell.key.value)) {
        cells.append(cell)
      } else if let place = cells.firstIndex(where: { $0.key.value == cell.key.value }),
        case .map(let mine) = cells[place].value.value, case .map(let common) = cell.value.value
      {
        let names = Set(mine.map(\.key.value))
        let all = mine + common.filter { !names.contains($0.key.value) }
        cells[place] = ManifestCell(
          key: cells[place].key, value: Located(value: .map(all), place: cells[place].value.place))
      }
    }
    return ManifestRow(place: place, cells: cells)
  }

  /// Two columns are one setting.
  private static func setting(_ key: String) -> String {
    key == ManifestColumn.focus.rawValue ? ManifestColumn.gravity.rawValue : key
  }
}

extension ManifestCell {
  /// As if it were not there.
  var isEmpty: Bool {
    if case .none = value.value { true } else { false }
  }
}

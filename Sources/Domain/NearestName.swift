extension String {
  /// The one of `names` that this was most likely meant to be; nil when none is near.
  package func nearest(in names: some Sequence<String>) -> String? {
    let best = names.map { (name: $0, distance: distance(to: $0)) }.min { $0.distance < $1.distance }
    return best.flatMap { $0.distance <= max(2, count / 3) ? $0.name : nil }
  }

  /// How many letters have to be put in, left out or exchanged.
  private func distance(to other: String) -> Int {
    let letters = Array(other)
    var row = Array(0...letters.count)
    for (index, letter) in enumerated() {
      var diagonal = row[0]
      row[0] = index + 1
      for (column, rival) in letters.enumerated() {
        let change = diagonal + (letter == rival ? 0 : 1)
        diagonal = row[column + 1]
        row[column + 1] = Swift.min(change, diagonal + 1, row[column] + 1)
      }
    }
    return row[letters.count]
  }
}

/// A server's words made fit for a person's screen: bounded, one line, no control characters, no key.
struct ServerText: Equatable {
  let text: String

  init(_ raw: String, limit: Int = 300, hiding key: APIKey? = nil) {
    var hidden = raw
    if let key { hidden = key.removed(from: raw) }
    var clean = ""
    var gap = false
    var count = 0
    for scalar in hidden.unicodeScalars {
      guard scalar.isPrintable else {
        gap = true
        continue
      }
      let isApart = gap && !clean.isEmpty
      count += isApart ? 2 : 1
      guard count <= limit else {
        clean.append("…")
        break
      }
      if isApart { clean.append(" ") }
      gap = false
      clean.unicodeScalars.append(scalar)
    }
    text = clean
  }
}

extension Unicode.Scalar {
  // Format characters go too: they can reorder what a terminal shows.
  fileprivate var isPrintable: Bool {
    switch properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned, .privateUse,
      .spaceSeparator:
      false
    default: true
    }
  }
}

/// Where something stands in a manifest; both numbers count from 1, columns in characters.
package struct ManifestPlace: Sendable, Hashable, Comparable {
  package let line: Int
  package let column: Int

  package static func < (first: Self, second: Self) -> Bool {
    (first.line, first.column) < (second.line, second.column)
  }
}

/// A value and where it stands.
package struct Located<Value: Sendable>: Sendable {
  package let value: Value
  package let place: ManifestPlace
}

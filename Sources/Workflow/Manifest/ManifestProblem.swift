internal import SystemPackage

/// Something in a manifest that can't be worked with.
package struct ManifestProblem: Error, Hashable {
  package let place: ManifestPlace
  package let message: String

  package init(_ message: String, at place: ManifestPlace) {
    self.place = place
    self.message = message
  }
}

extension InputError {
  /// Lines as compilers write them, so that editors find the places.
  init(_ problems: [ManifestProblem], in manifest: FilePath) {
    let shown = 1000
    let all = Set(problems).sorted { ($0.place, $0.message) < ($1.place, $1.message) }
    let lines = all.prefix(shown).map { "\(manifest):\($0.place.line):\($0.place.column): \($0.message)" }
    let rest = all.count > shown ? ["and \(all.count - shown) more"] : []
    let count = all.count == 1 ? "1 mistake" : "\(all.count) mistakes"
    self.init(lines: ["\(manifest) has \(count):"] + lines + rest)
  }
}

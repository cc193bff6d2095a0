private import Domain
internal import Yams

/// What a settings file's `providers:` section can't mean, with its place.
package struct CatalogProblem: Error, CustomStringConvertible {
  package var description: String { sentences.joined(separator: "\n") }
  /// Each with its place.
  package let sentences: [String]

  init(_ document: CatalogDocument, _ mark: Mark?, _ sentence: String) {
    let place = mark.map { "\(document.name):\($0.line)" } ?? document.name
    sentences = ["\(place): \(sentence)"]
  }

  /// Several at once.
  init(all problems: [CatalogProblem]) { sentences = problems.flatMap(\.sentences) }
}

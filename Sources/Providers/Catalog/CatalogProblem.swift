private import Domain
internal import Yams

/// What a settings file's `providers:` section can't mean, with its place.
package struct CatalogProblem: Error, CustomStringConvertible {
  package let description: String

  init(_ document: CatalogDocument, _ mark: Mark?, _ sentence: String) {
    let place = mark.map { "\(document.name):\($0.line)" } ?? document.name
    description = "\(place): \(sentence)"
  }
}

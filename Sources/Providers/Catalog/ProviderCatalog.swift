import Yams

/// The providers that the program knows by itself.
package struct ProviderCatalog: Sendable, Equatable {
  /// In the order of the file; the order people see.
  package let entries: [ProviderEntry]
  /// Providers whose host is named by a project's file: keys that were set for other hosts stay away from it.
  package let hostsOfProject: Set<String>
  /// By provider, the line of a project's file that names its key: a person has to agree before it is sent.
  package let keysOfProject: [String: String]

  private struct Document: Decodable {
    let providers: [ProviderEntry]
  }

  package init(yaml: String) throws {
    entries = try YAMLDecoder().decode(Document.self, from: yaml).providers
    hostsOfProject = []
    keysOfProject = [:]
  }

  /// The embedded catalog with what settings files add and change, the weakest first. Throws `CatalogProblem`.
  package init(extendedBy documents: [CatalogDocument]) throws {
    guard !documents.isEmpty else {
      self = try Self.embedded()
      return
    }
    var merge = try CatalogMerge(embedded: Self.embeddedYAML)
    for document in documents { try merge.add(document) }
    entries = merge.entries
    hostsOfProject = merge.hostsOfProject
    keysOfProject = merge.keysOfProject
  }

  /// The embedded `catalog.yaml`. Throws only when the program was built with a broken one.
  package static func embedded() throws -> ProviderCatalog {
    try ProviderCatalog(yaml: embeddedYAML)
  }

  private static var embeddedYAML: String { String(decoding: PackageResources.catalog_yaml, as: UTF8.self) }

  /// Every provider's, once each, for a sentence.
  package var modelNames: String {
    Set(entries.flatMap { $0.models.map(\.name) }).sorted().joined(separator: ", ")
  }

  package func entry(_ name: String) -> ProviderEntry? { entries.first { $0.name == name } }
}

import Yams

/// The providers that the program knows by itself.
package struct ProviderCatalog: Sendable, Equatable {
  /// In the order of the file; the order people see.
  package let entries: [ProviderEntry]

  private struct Document: Decodable {
    let providers: [ProviderEntry]
  }

  package init(yaml: String) throws {
    entries = try YAMLDecoder().decode(Document.self, from: yaml).providers
  }

  /// The embedded `catalog.yaml`. Throws only when the program was built with a broken one.
  package static func embedded() throws -> ProviderCatalog {
    try ProviderCatalog(yaml: String(decoding: PackageResources.catalog_yaml, as: UTF8.self))
  }

  package func entry(_ name: String) -> ProviderEntry? { entries.first { $0.name == name } }
}

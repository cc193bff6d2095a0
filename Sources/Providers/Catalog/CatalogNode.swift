internal import Yams

/// The YAML tree of a catalog, as its decoder sees it.
enum CatalogNode {
  /// The `providers` section; nil when there is none.
  static func providers(in yaml: String) throws -> Node? {
    try Yams.compose(yaml: yaml, Resolver.basic.appending(.merge))?.mapping?.value("providers")
  }
}

extension Node.Mapping {
  func value(_ key: String) -> Node? { first { $0.key.scalar?.string == key }?.value }

  mutating func set(_ key: String, _ value: Node) {
    let place = first { $0.key.scalar?.string == key }?.key ?? Node(key)
    self[place] = value
  }

  mutating func remove(_ key: String) {
    guard let place = first(where: { $0.key.scalar?.string == key })?.key else { return }
    self[place] = nil
  }
}

internal import Domain
private import SystemPackage
internal import Yams

/// Lays settings files over the embedded catalog: an entry of a known name changes that provider key by key, any
/// other is a new provider, which is like `compatible` in whatever it does not say and its dialect does not decide.
struct CatalogMerge {
  private(set) var entries: [ProviderEntry]
  /// Providers whose host a project's file names.
  private(set) var hostsOfProject: Set<String> = []
  /// By provider, the line of a project's file that names its key.
  private(set) var keysOfProject: [String: String] = [:]
  private var nodes: [String: Node.Mapping] = [:]

  private static let template = "compatible"
  private static let decidedByDialect = ["image", "has_remix", "has_thumbnails"]

  /// Throws only when the program was built with a broken catalog.
  init(embedded yaml: String) throws {
    entries = try ProviderCatalog(yaml: yaml).entries
    for (name, node) in zip(entries.map(\.name), try CatalogNode.providers(in: yaml)?.sequence ?? []) {
      nodes[name] = node.mapping
    }
  }

  mutating func add(_ document: CatalogDocument) throws(CatalogProblem) {
    let section: Node?
    do {
      section = try CatalogNode.providers(in: document.yaml)
    } catch {
      throw CatalogProblem(document, nil, "not valid YAML: \(error)")
    }
    guard let section else { return }
    guard let list = section.sequence else {
      throw CatalogProblem(document, section.mark, "providers is a list of entries, each with a name")
    }
    var problems: [CatalogProblem] = []
    for node in list {
      do throws(CatalogProblem) { try add(node, from: document) } catch { problems.append(error) }
    }
    if !problems.isEmpty { throw CatalogProblem(all: problems) }
  }

  private mutating func add(_ node: Node, from document: CatalogDocument) throws(CatalogProblem) {
    guard let own = node.mapping, let name = own.value("name")?.scalar?.string, !name.isEmpty else {
      throw CatalogProblem(document, node.mark, "an entry of providers needs a name")
    }
    try CatalogKeys.check(own, in: document)
    let earlier = entries.first { $0.name == name }
    guard earlier?.realm != .sandbox else {
      throw CatalogProblem(document, node.mark, "\(name) is part of the program and can't be changed")
    }
    let merged = merge(own, into: earlier?.name, document)
    let entry: ProviderEntry
    do {
      entry = try YAMLDecoder().decode(ProviderEntry.self, from: .mapping(merged))
    } catch {
      throw CatalogProblem(document, error, of: .mapping(merged), entry: node)
    }
    try CatalogKeys.check(entry, after: earlier, among: entries, own: own, in: document)
    nodes[name] = merged
    if let place = entries.firstIndex(where: { $0.name == name }) {
      entries[place] = entry
    } else {
      entries.append(entry)
    }
    if own.value("base_url") != nil {
      if document.isPersonal { hostsOfProject.remove(name) } else { hostsOfProject.insert(name) }
    }
    if let source = CatalogKeys.sources.lazy.compactMap({ own.value($0) }).first {
      let line = source.mark.map { ":\($0.line)" } ?? ""
      keysOfProject[name] = document.isPersonal ? nil : "\(document.name)\(line)"
    }
  }

  private func merge(
    _ own: Node.Mapping, into earlier: String?, _ document: CatalogDocument
  ) -> Node.Mapping {
    var merged = nodes[earlier ?? Self.template] ?? Node.Mapping([])
    // A new way to the key takes the place of every earlier one.
    if CatalogKeys.sources.contains(where: { own.value($0) != nil }) {
      for source in CatalogKeys.sources { merged.remove(source) }
    }
    // What another dialect has no place for.
    if let dialect = own.value("dialect"), dialect.string != merged.value("dialect")?.string {
      for key in Self.decidedByDialect { merged.remove(key) }
    }
    for (key, value) in own {
      guard let key = key.scalar?.string else { continue }
      switch key {
      case "models" where earlier != nil: merged.set(key, Self.models(value, over: merged.value(key)))
      case "key_file":
        let path = document.folder.file(named: value.scalar?.string ?? "")
        merged.set(key, .scalar(Node.Scalar(path.string, .implicit, .any, value.mark)))
      default: merged.set(key, value)
      }
    }
    return merged
  }

  /// Models of the same name are changed key by key, others are added.
  private static func models(_ own: Node, over earlier: Node?) -> Node {
    guard let added = own.sequence, let earlier = earlier?.sequence else { return own }
    var models = Array(earlier)
    for model in added {
      let name = model.mapping?.value("name")?.scalar?.string
      guard let own = model.mapping,
        let place = models.firstIndex(where: { $0.mapping?.value("name")?.scalar?.string == name }),
        var merged = models[place].mapping
      else {
        models.append(model)
        continue
      }
      for (key, value) in own { merged.set(key.scalar?.string ?? "", value) }
      models[place] = .mapping(merged)
    }
    return .sequence(Node.Sequence(models, .implicit, .any, own.mark))
  }
}

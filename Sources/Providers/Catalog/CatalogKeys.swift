private import Domain
internal import Yams

/// What a `providers:` entry may say: known names, and no key for a stranger's host.
enum CatalogKeys {
  /// The ways to a provider's key, of which an entry has one.
  static let sources = ["key_variable", "key_file", "key_command"]

  /// Throws for the first name that no entry has, with the nearest one that it could mean.
  static func check(_ entry: Node.Mapping, in document: CatalogDocument) throws(CatalogProblem) {
    try check(entry, known: ProviderEntry.keys, of: "a provider", in: document)
    if let key = entry.first(where: { $0.key.scalar?.string == "realm" })?.key {
      throw CatalogProblem(document, key.mark, "realm can't be set: what is not the sandbox costs money")
    }
    if !document.isPersonal, let key = entry.first(where: { $0.key.scalar?.string == "key_command" })?.key {
      throw CatalogProblem(
        document, key.mark, "key_command is read from your own configuration only, not from a project's")
    }
    for model in entry.value("models")?.sequence ?? [] {
      guard let model = model.mapping else { continue }
      try check(model, known: ModelEntry.keys, of: "a model", in: document)
      for size in model.value("sizes")?.sequence ?? [] {
        if let size = size.mapping { try check(size, known: SizeEntry.keys, of: "a size", in: document) }
      }
    }
  }

  private static func check(
    _ mapping: Node.Mapping, known: [String], of what: String, in document: CatalogDocument
  ) throws(CatalogProblem) {
    for (key, _) in mapping {
      guard let name = key.scalar?.string, known.contains(name) else {
        let name = key.scalar?.string ?? "this"
        let advice = name.nearest(in: known).map { "; did you mean \($0)?" } ?? ""
        throw CatalogProblem(document, key.mark, "\(what) has no key \(name)\(advice)")
      }
    }
  }

  /// Throws when the entry would send a key to another host than the one it was named for.
  static func check(
    _ entry: ProviderEntry, after earlier: ProviderEntry?, among others: [ProviderEntry], own: Node.Mapping,
    in document: CatalogDocument
  ) throws(CatalogProblem) {
    guard let address = entry.baseURL else { return }
    let origin: String
    do throws(ProviderError) {
      origin = try BaseURL(address, provider: entry.name).origin
    } catch {
      throw CatalogProblem(document, own.value("base_url")?.mark, error.message)
    }
    // An entry that comes without a host is at home where the user's own file says.
    let gainsHome = document.isPersonal && earlier != nil && earlier?.baseURL == nil
    if let variable = entry.keyVariable,
      let owner = others.first(where: {
        $0.keyVariable == variable && !$0.isServed(from: origin) && !($0.name == entry.name && gainsHome)
      })
    {
      let home =
        owner.baseURL == nil && owner.name == entry.name
        ? ", which only your own configuration can name" : ""
      throw CatalogProblem(
        document, (own.value("key_variable") ?? own.value("base_url"))?.mark,
        "\(variable) is \(owner.name)'s key and goes to \(owner.name)'s own host only\(home);"
          + " name another key_variable, or a key_file, for \(origin)")
    }
    guard let earlier, earlier.keyFile != nil || earlier.keyCommand != nil, !earlier.isServed(from: origin),
      !sources.contains(where: { own.value($0) != nil })
    else { return }
    throw CatalogProblem(
      document, own.value("base_url")?.mark,
      "\(entry.name)'s host changes here, but not its key; name a key_variable or key_file for \(origin)")
  }
}

extension ProviderEntry {
  /// Scheme, host and port are the entry's own.
  package func isServed(from origin: String) -> Bool {
    guard let baseURL, let home = try? BaseURL(baseURL, provider: name) else { return false }
    return home.origin == origin
  }
}

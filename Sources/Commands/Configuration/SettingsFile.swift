internal import Domain
internal import Providers
internal import SystemPackage
private import Yams

/// A settings file as it was read: what it sets, and what it says about providers.
struct SettingsFile: Sendable {
  let path: FilePath
  let values: [SettingValue]
  let document: CatalogDocument

  private static let sizeLimit = 1 << 20

  /// Throws exit 2 with file and line for what can't be meant.
  init(_ path: FilePath, origin: SettingOrigin) throws {
    let name = path.string
    guard let bytes = try? Self.bytes(of: path), bytes.count <= Self.sizeLimit,
      let text = String(validating: bytes, as: UTF8.self)
    else { throw CommandFailure.usage("the settings file \(name) can't be read as text of at most 1 MiB") }
    self.path = path
    document = CatalogDocument(
      name: name, yaml: text, folder: SettingsFolder(of: path), isPersonal: origin == .personal)
    do {
      values = try Self.values(in: text, document: document, origin: origin)
    } catch let error as YamlError {
      throw CommandFailure.usage(Self.sentence(error, in: name))
    }
  }

  /// Waits for the writer of a pipe, and reads no more than is needed to see that a file is too long.
  private static func bytes(of path: FilePath) throws -> [UInt8] {
    let file = try FileDescriptor.open(path, .readOnly, options: .closeOnExec)
    return try file.closeAfter { try file.readAll(limit: sizeLimit + 1) }
  }

  private static func values(
    in text: String, document: CatalogDocument, origin: SettingOrigin
  ) throws -> [SettingValue] {
    guard let root = try Yams.compose(yaml: text, Resolver.basic.appending(.merge)),
      root.scalar?.string.isEmpty != true
    else { return [] }
    guard let mapping = root.mapping else {
      throw CommandFailure.usage("\(document.name): settings are written as key: value")
    }
    return try mapping.compactMap { key, node in
      let name = key.scalar?.string ?? ""
      if name == "providers" { return nil }
      let place = "\(document.name):\(key.mark?.line ?? 1)"
      let setting = try known(name, at: place)
      guard !setting.isPersonal || origin == .personal else {
        throw CommandFailure.usage(
          "\(place): \(name) is read from your own configuration only, not from a project's")
      }
      let texts = try texts(of: node, for: setting, at: place)
        .map { setting.isPath ? document.folder.file(named: $0).string : $0 }
      return SettingValue(setting: setting, texts: texts, origin: origin, place: place)
    }
  }

  private static func known(_ name: String, at place: String) throws -> Setting {
    if let setting = SettingTable.standard[name] { return setting }
    if ["key", "api_key", "apikey"].contains(name.lowercased()) {
      throw CommandFailure.usage(
        "\(place): a key never stands in a settings file; name its file with key_file")
    }
    // Nobody is led to buying without a question by a slip.
    let names = (SettingTable.standard.keys + ["providers"]).filter { $0 != "yes" }
    let near = name.replacing("-", with: "_").nearest(in: names)
    let advice = near.map { "did you mean \($0)?" } ?? "firstframe config --show lists them"
    throw CommandFailure.usage("\(place): there is no setting \(name.visible); \(advice)")
  }

  private static func texts(of node: Node, for setting: Setting, at place: String) throws -> [String] {
    func refusal(_ kind: String) -> CommandFailure { .usage("\(place): \(setting.key) is \(kind)") }
    if setting.isFlag {
      guard let value = node.bool else { throw refusal("true or false") }
      return ["\(value)"]
    }
    if setting.isList, let list = node.sequence {
      return try list.map { item in
        guard let text = item.scalar?.string, !text.isEmpty else { throw refusal("a list of single values") }
        return text
      }
    }
    guard let text = node.scalar?.string else { throw refusal("a single value") }
    guard !text.isEmpty else { throw refusal("without a value") }
    return [text]
  }

  private static func sentence(_ error: YamlError, in name: String) -> String {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      "\(name):\(mark.line): not valid YAML: \(problem)"
    case .duplicatedKeysInMapping(let keys, let context):
      "\(name):\(context.mark.line): \(keys.joined(separator: ", ")) is set twice"
    default: "\(name): not valid YAML: \(error)"
    }
  }
}

internal import Domain
internal import Providers
internal import SystemPackage
private import Yams

/// A settings file as it was read: what it sets, and what it says about providers.
struct SettingsFile: Sendable {
  let path: FilePath
  private(set) var values: [SettingValue] = []
  /// What in it can't be meant, each with its line.
  private(set) var problems: [String] = []
  let document: CatalogDocument

  private static let sizeLimit = 1 << 20

  /// Throws exit 2 for what is no file of settings.
  init(_ path: FilePath, origin: SettingOrigin) throws {
    let name = path.string
    guard let bytes = try? Self.bytes(of: path), bytes.count <= Self.sizeLimit,
      let text = String(validating: bytes, as: UTF8.self)
    else { throw CommandFailure.usage("the settings file \(name) can't be read as text of at most 1 MiB") }
    self.path = path
    document = CatalogDocument(
      name: name, yaml: text, folder: SettingsFolder(of: path), isPersonal: origin == .personal)
    do throws(YamlError) {
      try read(text, origin: origin)
    } catch {
      throw CommandFailure.usage(Self.sentence(error, in: name))
    }
  }

  /// Waits for the writer of a pipe, and reads no more than is needed to see that a file is too long.
  private static func bytes(of path: FilePath) throws -> [UInt8] {
    let file = try FileDescriptor.open(path, .readOnly, options: .closeOnExec)
    return try file.closeAfter { try file.readAll(limit: sizeLimit + 1) }
  }

  private mutating func read(_ text: String, origin: SettingOrigin) throws(YamlError) {
    guard let root = try Self.compose(text), root.scalar?.string.isEmpty != true else { return }
    guard let mapping = root.mapping else {
      problems.append("\(document.name):\(root.mark?.line ?? 1): settings are written as key: value")
      return
    }
    for (key, node) in mapping where key.scalar?.string != "providers" {
      let place = "\(document.name):\(key.mark?.line ?? 1)"
      do throws(Problem) {
        let setting = try Self.known(key.scalar?.string ?? "", origin: origin)
        let texts = try Self.texts(of: node, for: setting)
          .map { setting.isPath ? document.folder.file(named: $0).string : $0 }
        values.append(SettingValue(setting: setting, texts: texts, origin: origin, place: place))
      } catch {
        problems.append("\(place): \(error.sentence)")
      }
    }
  }

  private static func compose(_ text: String) throws(YamlError) -> Node? {
    do {
      return try Yams.compose(yaml: text, Resolver.basic.appending(.merge))
    } catch let error as YamlError {
      throw error
    } catch {
      throw .reader(problem: "\(error)", offset: nil, value: 0, yaml: "")
    }
  }

  private struct Problem: Error {
    let sentence: String
  }

  private static func known(_ name: String, origin: SettingOrigin) throws(Problem) -> Setting {
    if let setting = SettingTable.standard[name] {
      guard !setting.isPersonal || origin == .personal else {
        throw Problem(sentence: "\(name) is read from your own configuration only, not from a project's")
      }
      return setting
    }
    if ["key", "api_key", "apikey"].contains(name.lowercased()) {
      throw Problem(sentence: "a key never stands in a settings file; name its file with key_file")
    }
    // Nobody is led to buying without a question by a slip.
    let names = (SettingTable.standard.keys + ["providers"]).filter { $0 != "yes" }
    let near = name.replacing("-", with: "_").nearest(in: names)
    let advice = near.map { "did you mean \($0)?" } ?? "firstframe config --show lists them"
    throw Problem(sentence: "there is no setting \(name.visible); \(advice)")
  }

  private static func texts(of node: Node, for setting: Setting) throws(Problem) -> [String] {
    func refusal(_ kind: String) -> Problem { Problem(sentence: "\(setting.key) is \(kind)") }
    if setting.isFlag {
      guard let value = node.bool else { throw refusal("true or false") }
      return ["\(value)"]
    }
    if setting.isList, let list = node.sequence {
      let texts = list.compactMap { $0.null == nil ? $0.scalar?.string : nil }
      guard texts.count == list.count, !texts.contains("") else { throw refusal("a list of single values") }
      return texts
    }
    guard let text = node.scalar?.string else {
      throw refusal(setting.isList ? "a single value or a list" : "a single value")
    }
    // `null` and `~` too, unless they stand in quotes.
    guard node.null == nil, !text.isEmpty else { throw refusal("without a value") }
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

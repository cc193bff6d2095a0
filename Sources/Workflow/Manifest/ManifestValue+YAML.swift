internal import Yams

extension ManifestValue {
  /// Three levels are all that a shot has; what lies deeper is as good as missing.
  static func located(_ node: Node, depth: Int = 0) -> Located<ManifestValue> {
    let value: ManifestValue
    switch node {
    case _ where depth > 3: value = .none
    case .scalar(let scalar): value = node.null == nil ? .scalar(scalar.string) : .none
    case .sequence(let list): value = .list(list.map { located($0, depth: depth + 1) })
    case .mapping(let map): value = .map(map.map { ManifestCell($0, $1, depth: depth + 1) })
    case .alias: value = .none
    }
    return Located(value: value, place: ManifestPlace(node))
  }
}

extension ManifestCell {
  init(_ key: Node, _ value: Node, depth: Int = 1) {
    self.init(
      key: Located(value: key.string ?? "", place: ManifestPlace(key)),
      value: ManifestValue.located(value, depth: depth))
  }
}

extension ManifestPlace {
  init(_ node: Node) { self.init(line: node.mark?.line ?? 1, column: node.mark?.column ?? 1) }
}

extension ManifestProblem {
  init(_ error: YamlError) {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      self.init(problem, at: ManifestPlace(line: mark.line, column: mark.column))
    case .duplicatedKeysInMapping(let duplicates, let context):
      self.init(
        "duplicate key \(duplicates.joined(separator: ", "))",
        at: ManifestPlace(line: context.mark.line, column: context.mark.column))
    case .reader(let problem, let offset, _, let yaml):
      let before = yaml.prefix(offset ?? 0)
      let line = before.count { $0.isNewline } + 1
      self.init(
        problem, at: ManifestPlace(line: line, column: (before.split(separator: "\n").last?.count ?? 0) + 1))
    default:
      self.init("\(error)", at: ManifestPlace(line: 1, column: 1))
    }
  }
}

import Foundation

/// The objects of the SARIF 2.1.0 schema (OASIS, errata 01) that `check` writes: what each must have, and what it may
/// have of what we use. The schema takes no property that it does not name.
enum SARIFSchema {
  private indirect enum Form: Sendable {
    case text([String]? = nil)
    case integer(least: Int)
    /// A URI, or a reference to one, which needs no scheme.
    case uri(isReference: Bool)
    case truth
    /// Whatever its properties are.
    case bag
    case list(Form)
    /// No two items are equal.
    case set(Form)
    case object(String)
  }

  private static let objects: [String: (required: [String], properties: [String: Form])] = [
    "log": (
      ["version", "runs"],
      ["$schema": .uri(isReference: false), "version": .text(["2.1.0"]), "runs": .list(.object("run"))]
    ),
    "run": (
      ["tool", "results"],
      [
        "tool": .object("tool"), "invocations": .list(.object("invocation")),
        "results": .list(.object("result")),
      ]
    ),
    "tool": (["driver"], ["driver": .object("driver")]),
    "driver": (
      ["name"], ["name": .text(), "version": .text(), "rules": .set(.object("reportingDescriptor"))]
    ),
    "reportingDescriptor": (
      ["id"],
      [
        "id": .text(), "shortDescription": .object("multiformatMessageString"),
        "help": .object("multiformatMessageString"),
      ]
    ),
    "invocation": (
      ["executionSuccessful"], ["executionSuccessful": .truth, "exitCode": .integer(least: .min)]
    ),
    "result": (
      ["message"],
      [
        "ruleId": .text(), "ruleIndex": .integer(least: -1),
        "level": .text(["none", "note", "warning", "error"]), "message": .object("message"),
        "locations": .list(.object("location")), "properties": .bag,
      ]
    ),
    "multiformatMessageString": (["text"], ["text": .text()]),
    // It may have an id in place of the text.
    "message": (["text"], ["text": .text()]),
    "location": ([], ["physicalLocation": .object("physicalLocation")]),
    "physicalLocation": (
      ["artifactLocation"],
      ["artifactLocation": .object("artifactLocation"), "region": .object("region")]
    ),
    "artifactLocation": ([], ["uri": .uri(isReference: true)]),
    "region": ([], ["startLine": .integer(least: 1)]),
  ]

  /// What is wrong, in words; empty for a valid log.
  static func violations(of log: Any) -> [String] { violations(of: log, as: .object("log"), at: "log") }

  static func results(of log: Any) -> [[String: Any]]? {
    let runs = (log as? [String: Any])?["runs"] as? [[String: Any]]
    return runs?.first?["results"] as? [[String: Any]]
  }

  private static func violations(of value: Any, as form: Form, at place: String) -> [String] {
    switch form {
    case .text(let allowed):
      guard let text = value as? String, allowed?.contains(text) ?? true else {
        return ["\(place) is \(value)"]
      }
      return []
    case .integer(let least):
      guard let number = value as? Int, number >= least else { return ["\(place) is \(value)"] }
      return []
    case .uri(let isReference):
      guard let text = value as? String, let url = URL(string: text, encodingInvalidCharacters: false),
        isReference || url.scheme != nil
      else { return ["\(place) is no URI: \(value)"] }
      return []
    case .truth: return value is Bool ? [] : ["\(place) is \(value)"]
    case .bag: return value is [String: Any] ? [] : ["\(place) is \(value)"]
    case .list(let item):
      guard let list = value as? [Any] else { return ["\(place) is no list"] }
      return list.flatMap { violations(of: $0, as: item, at: place) }
    case .set(let item):
      let list = value as? [NSObject] ?? []
      let twice = Set(list).count == list.count ? [] : ["\(place) has an item twice"]
      return twice + violations(of: value, as: .list(item), at: place)
    case .object(let name):
      guard let (required, properties) = objects[name], let object = value as? [String: Any] else {
        return ["\(place) is no \(name)"]
      }
      let lacking = required.filter { object[$0] == nil }.map { "\(name) lacks \($0)" }
      return lacking
        + object.sorted { $0.key < $1.key }.flatMap { key, value in
          properties[key].map { violations(of: value, as: $0, at: "\(name).\(key)") }
            ?? ["\(name) has \(key), which is not known"]
        }
    }
  }
}

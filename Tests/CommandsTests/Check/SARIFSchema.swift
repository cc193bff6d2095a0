/// The objects of the SARIF 2.1.0 schema (OASIS, errata 01) that `check` writes: what each must have, and what it may
/// have of what we use. The schema takes no property that it does not name.
enum SARIFSchema {
  private indirect enum Form: Sendable {
    case text([String]? = nil)
    case integer(least: Int)
    case truth
    /// Whatever its properties are.
    case bag
    case list(Form)
    case object(String)
  }

  private static let objects: [String: (required: [String], properties: [String: Form])] = [
    "log": (
      ["version", "runs"],
      ["$schema": .text(), "version": .text(["2.1.0"]), "runs": .list(.object("run"))]
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
      ["name"], ["name": .text(), "version": .text(), "rules": .list(.object("reportingDescriptor"))]
    ),
    "reportingDescriptor": (
      ["id"], ["id": .text(), "shortDescription": .object("message"), "help": .object("message")]
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
    "message": (["text"], ["text": .text()]),
    "location": ([], ["physicalLocation": .object("physicalLocation")]),
    "physicalLocation": (
      ["artifactLocation"],
      ["artifactLocation": .object("artifactLocation"), "region": .object("region")]
    ),
    "artifactLocation": ([], ["uri": .text()]),
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
    case .truth: return value is Bool ? [] : ["\(place) is \(value)"]
    case .bag: return value is [String: Any] ? [] : ["\(place) is \(value)"]
    case .list(let item):
      guard let list = value as? [Any] else { return ["\(place) is no list"] }
      return list.flatMap { violations(of: $0, as: item, at: place) }
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

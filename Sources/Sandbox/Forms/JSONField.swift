/// A value of a JSON request, no deeper than requests go: the members of an inner list or object aren't read.
enum JSONField: Decodable, Equatable, Sendable {
  case string(String)
  case flag(Bool)
  case strings([String])
  /// The members that are strings, and the names of all.
  case object([String: String], names: Set<String>)
  case null
  /// Anything else, by the words the real service's errors use for it.
  case other(String)

  init(from decoder: any Decoder) throws {
    if let members = try? decoder.container(keyedBy: Name.self) {
      var strings: [String: String] = [:]
      for name in members.allKeys {
        strings[name.stringValue] = try? members.decode(String.self, forKey: name)
      }
      self = .object(strings, names: Set(members.allKeys.map(\.stringValue)))
      return
    }
    let value = try decoder.singleValueContainer()
    if (try? decoder.unkeyedContainer()) != nil {
      self = (try? value.decode([String].self)).map { .strings($0) } ?? .other("an array")
    } else if value.decodeNil() {
      self = .null
    } else if let text = try? value.decode(String.self) {
      self = .string(text)
    } else if let flag = try? value.decode(Bool.self) {
      self = .flag(flag)
    } else if (try? value.decode(Int.self)) != nil {
      self = .other("an integer")
    } else {
      self = .other("a decimal")
    }
  }

  /// What it is, in those words.
  var kind: String {
    switch self {
    case .string: "a string"
    case .flag: "a boolean"
    case .strings: "an array"
    case .object: "an object"
    case .null: "null"
    case .other(let kind): kind
    }
  }

  private struct Name: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }
}

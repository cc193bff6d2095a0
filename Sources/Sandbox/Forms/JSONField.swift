/// A value of a JSON request, no deeper than requests go: the members of an inner list or object aren't read.
enum JSONField: Decodable, Equatable, Sendable {
  case string(String)
  /// The members that are strings, and the names of all.
  case object([String: String], names: Set<String>)
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
    if (try? decoder.unkeyedContainer()) != nil {
      self = .other("an array")
      return
    }
    let value = try decoder.singleValueContainer()
    if value.decodeNil() {
      self = .other("null")
    } else if let text = try? value.decode(String.self) {
      self = .string(text)
    } else if (try? value.decode(Bool.self)) != nil {
      self = .other("a boolean")
    } else if (try? value.decode(Int.self)) != nil {
      self = .other("an integer")
    } else {
      self = .other("a decimal")
    }
  }

  private struct Name: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }
}

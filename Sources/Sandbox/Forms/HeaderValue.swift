/// A header such as `form-data; name="prompt"`: a value and its parameters (RFC 9110, 5.6.6).
struct HeaderValue: Equatable {
  /// Lower-case.
  let value: String
  /// By lower-case name; a name that comes twice makes the header unreadable.
  let parameters: [String: String]

  init?(_ text: String) {
    var rest = Substring(text)
    let value = Self.trimmed(rest.prefix { $0 != ";" })
    guard !value.isEmpty else { return nil }
    rest = rest.dropFirst(rest.prefix { $0 != ";" }.count)
    var parameters: [String: String] = [:]
    while rest.first == ";" {
      rest = rest.dropFirst().drop { $0 == " " || $0 == "\t" }
      if rest.isEmpty { break }
      let name = rest.prefix { $0 != "=" && $0 != ";" }
      rest = rest.dropFirst(name.count)
      guard rest.first == "=", let content = Self.takeContent(&rest) else { return nil }
      let key = Self.trimmed(name).lowercased()
      guard !key.isEmpty, parameters.updateValue(content, forKey: key) == nil else { return nil }
      rest = rest.drop { $0 == " " || $0 == "\t" }
    }
    guard rest.isEmpty else { return nil }
    self.value = value.lowercased()
    self.parameters = parameters
  }

  /// A token or a quoted string behind the `=` at which `rest` stands.
  private static func takeContent(_ rest: inout Substring) -> String? {
    rest = rest.dropFirst()
    guard rest.first == "\"" else {
      let token = rest.prefix { $0 != ";" }
      rest = rest.dropFirst(token.count)
      let text = trimmed(token)
      return text.isEmpty ? nil : text
    }
    rest = rest.dropFirst()
    var content = ""
    while let character = rest.popFirst() {
      switch character {
      case "\"": return content
      case "\\":
        guard let escaped = rest.popFirst() else { return nil }
        content.append(escaped)
      default: content.append(character)
      }
    }
    return nil
  }

  private static func trimmed(_ text: Substring) -> String {
    var text = text.drop { $0 == " " || $0 == "\t" }
    while let last = text.last, last == " " || last == "\t" { text.removeLast() }
    return String(text)
  }
}

/// A combination that a model does not make, as data.
package struct ModelRule: Sendable, Equatable, Decodable {
  /// The values, by option, that exclude each other; `size` and `seconds` are options here too.
  package let when: [String: [String]]
  /// What the documentation says about it, as the end of a sentence.
  package let say: String

  /// Whether settings, `size` and `seconds` among them, are of the combination.
  func forbids(_ settings: [String: String]) -> Bool {
    !when.isEmpty && when.allSatisfy { name, values in settings[name].map(values.contains) ?? false }
  }
}

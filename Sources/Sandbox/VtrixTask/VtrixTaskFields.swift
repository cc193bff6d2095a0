/// The body of a create: the model's own parameters stand inside `input[0].params`.
struct VtrixTaskFields: Decodable {
  let model: String
  let params: [String: JSONField]

  private enum CodingKeys: String, CodingKey { case model, input, moderation, metadata }

  private struct Input: Decodable {
    let params: [String: JSONField]

    private enum CodingKeys: CodingKey { case params }

    init(from decoder: any Decoder) throws {
      if let stray = try decoder.strayName(besides: CodingKeys.init(stringValue:)) {
        throw VtrixTaskError(400, "unknown field input[0].\(stray)")
      }
      params = try decoder.container(keyedBy: CodingKeys.self).decode(
        [String: JSONField].self, forKey: .params)
    }
  }

  init(from decoder: any Decoder) throws {
    if let stray = try decoder.strayName(besides: CodingKeys.init(stringValue:)) {
      throw VtrixTaskError(400, "unknown field \(stray): a model's parameters belong into input[0].params")
    }
    let container = try decoder.container(keyedBy: CodingKeys.self)
    guard let model = try? container.decode(String.self, forKey: .model) else {
      throw VtrixTaskError(400, "model is required")
    }
    self.model = model
    let input: [Input]
    do { input = try container.decode([Input].self, forKey: .input) } catch is DecodingError { input = [] }
    guard input.count == 1 else {
      throw VtrixTaskError(400, "input must be an array of one object with params")
    }
    params = input[0].params
  }
}

extension Decoder {
  /// A member of the object that is no key of its type; the first by name where there are several.
  fileprivate func strayName(besides known: (String) -> (any CodingKey)?) throws -> String? {
    try container(keyedBy: AnyName.self).allKeys.map(\.stringValue).filter { known($0) == nil }.min()
  }
}

private struct AnyName: CodingKey {
  let stringValue: String
  var intValue: Int? { nil }
  init(stringValue: String) { self.stringValue = stringValue }
  init?(intValue: Int) { nil }
}

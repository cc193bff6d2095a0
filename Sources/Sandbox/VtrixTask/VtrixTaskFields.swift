/// The body of a create: the model's own parameters stand inside `input[0].params`.
struct VtrixTaskFields: Decodable {
  private struct Input: Decodable {
    let params: [String: JSONField]
  }

  let model: String
  let params: [String: JSONField]

  private enum CodingKeys: String, CodingKey { case model, input, moderation, metadata }

  private struct Name: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  init(from decoder: any Decoder) throws {
    let names = try decoder.container(keyedBy: Name.self).allKeys.map(\.stringValue)
    if let stray = names.filter({ CodingKeys(stringValue: $0) == nil }).min() {
      throw VtrixTaskError(400, "unknown field \(stray): a model's parameters belong into input[0].params")
    }
    let container = try decoder.container(keyedBy: CodingKeys.self)
    guard let model = try? container.decode(String.self, forKey: .model) else {
      throw VtrixTaskError(400, "model is required")
    }
    guard let input = try? container.decode([Input].self, forKey: .input), input.count == 1 else {
      throw VtrixTaskError(400, "input must be an array of one object with params")
    }
    self.model = model
    params = input[0].params
  }
}

/// How relays of the new-api family refuse a task: `{"code", "message", "data": null}`.
struct TaskError: Encodable {
  let code: String
  let message: String

  private enum CodingKeys: CodingKey { case code, message, data }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(code, forKey: .code)
    try container.encode(message, forKey: .message)
    try container.encodeNil(forKey: .data)
  }
}

/// What a server says went wrong, as its dialect found it in a body; ready to be shown.
struct ServerComplaint: Sendable, Equatable {
  /// The machine's word, at most 80 characters.
  var code: String?
  /// The sentence, at most 300 characters.
  var message: String?
  /// The request field that is at fault.
  var parameter: String?

  init(code: String? = nil, message: String? = nil, parameter: String? = nil, hiding key: APIKey? = nil) {
    self.code = Self.clean(code, limit: 80, hiding: key)
    self.message = Self.clean(message, limit: 300, hiding: key)
    self.parameter = Self.clean(parameter, limit: 80, hiding: key)
  }

  private static func clean(_ text: String?, limit: Int, hiding key: APIKey?) -> String? {
    guard let text else { return nil }
    let clean = ServerText(text, limit: limit, hiding: key).text
    return clean.isEmpty ? nil : clean
  }
}

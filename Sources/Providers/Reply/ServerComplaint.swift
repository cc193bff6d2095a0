/// What a server says went wrong, as it was found in a body; ready to be shown.
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

  /// Every envelope that the dialects' servers and the gateways before them use: {"error":{"code","type",
  /// "message" or "error_message","param"}}, {"error":"…"}, {"code","message"}, {"fail_reason"}, {"detail"},
  /// {"status":{"code","message","error_code"}}.
  init(envelope value: JSONValue?, hiding key: APIKey?) {
    let status = value?["status"].flatMap { $0.text == nil ? $0 : nil }
    let inner = value?["error"] ?? status ?? value
    let outer = inner?.words == nil ? value : nil
    let sentences = [
      inner?.words, inner?["error_message"]?.words, inner?["message"]?.words, value?["fail_reason"]?.words,
      outer?["message"]?.words, value?["detail"]?.words,
    ]
    let codes = [inner?["error_code"], inner?["code"], inner?["type"], outer?["code"]]
    self.init(
      code: codes.lazy.compactMap { $0?.words }.first,
      message: sentences.lazy.compactMap(\.self).first, parameter: inner?["param"]?.text, hiding: key)
  }

  private static func clean(_ text: String?, limit: Int, hiding key: APIKey?) -> String? {
    guard let text else { return nil }
    let clean = ServerText(text, limit: limit, hiding: key).text
    return clean.isEmpty ? nil : clean
  }
}

extension JSONValue {
  /// Text that says something.
  fileprivate var words: String? { text.flatMap { $0.allSatisfy(\.isWhitespace) ? nil : $0 } }
}

/// An error reply: `{"error": {"message", "type", "param", "code"}}`, in the service's own words where they are
/// known.
struct OpenAIVideosError: Error, Equatable {
  enum Form {
    case standard
    /// `{"error": {"code", "message"}}`.
    case codeAndMessage
    /// `{"detail"}`.
    case detail
    /// `{"code", "message", "data": null}`.
    case task
    /// A web page.
    case page
  }

  let status: Int
  let message: String
  var type = "invalid_request_error"
  var param: String?
  var code: String?
  var headers: [String: String] = [:]
  var form = Form.standard

  func `as`(_ form: Form) -> OpenAIVideosError {
    var copy = self
    copy.form = form
    return copy
  }

  var reply: SandboxReply {
    var reply: SandboxReply =
      switch form {
      case .standard:
        .json(Standard(error: .init(message: message, type: type, param: param, code: code)), status: status)
      case .codeAndMessage: .json(["error": ["code": code ?? type, "message": message]], status: status)
      case .detail: .json(["detail": message], status: status)
      case .task: .json(TaskError(code: code ?? type, message: message), status: status)
      case .page:
        .text(
          "<html>\n<head><title>\(message)</title></head>\n<body>\n<center><h1>\(message)</h1></center>\n</body>\n"
            + "</html>\n", status: status, type: "text/html")
      }
    reply.headers.merge(headers) { _, own in own }
    return reply
  }

  private struct Standard: Encodable {
    struct Content: Encodable {
      let message: String
      let type: String
      let param: String?
      let code: String?

      enum CodingKeys: CodingKey { case message, type, param, code }

      // Written out because a missing value is null here, not absent.
      func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(message, forKey: .message)
        try container.encode(type, forKey: .type)
        try container.encode(param, forKey: .param)
        try container.encode(code, forKey: .code)
      }
    }

    let error: Content
  }
}

internal import Domain
internal import Foundation

/// An error reply: `{"error": {"message", "type", "param", "code"}}`, in the service's own words where they are
/// known.
struct OpenAIVideosError: Error, Equatable {
  let status: Int
  let message: String
  var type = "invalid_request_error"
  var param: String?
  var code: String?
  var headers: [String: String] = [:]

  var reply: SandboxReply {
    let body = Body(error: Body.Content(message: message, type: type, param: param, code: code))
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    // Four strings always encode.
    let bytes = (try? encoder.encode(body)) ?? Data()
    let headers = headers.merging(["Content-Type": "application/json"]) { own, _ in own }
    return SandboxReply(status: status, headers: headers, body: .bytes(bytes))
  }

  private struct Body: Encodable {
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

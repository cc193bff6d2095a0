import NIOHTTP1

/// One reply with its bounded body; the body is empty when it was cut short.
struct HTTPReply: Sendable, Equatable {
  var status: Int
  var headers: HTTPHeaders
  var body: [UInt8]

  /// Bodies above this are not read. Relays may echo a frame as a data URI of 21 MB, and a page of a list has a
  /// hundred of the longest prompts there are.
  static let bodyLimit = 32 << 20
  /// The same where a body other than a file can only be a refusal.
  static let refusalLimit = 1 << 20

  var isSuccess: Bool { (200...299).contains(status) }

  /// The provider's name for this exchange, for its support desk.
  func requestID(hiding key: APIKey?) -> String? {
    let names = ["x-request-id", "request-id", "apim-request-id", "x-ms-request-id", "x-oneapi-request-id"]
    return names.lazy.compactMap { headers.first(name: $0) }.first.map {
      ServerText($0, limit: 100, hiding: key).text
    }
  }
}

/// The video object as a client sees it.
struct TestVideo: Decodable, Equatable {
  struct Failure: Decodable, Equatable {
    let code: String
    let message: String
  }

  let id: String
  let object: String
  let model: String
  let status: String
  let progress: Int
  let prompt: String?
  let size: String
  let seconds: String
  let createdAt: Int64
  let completedAt: Int64?
  let expiresAt: Int64?
  let remixedFromVideoId: String?
  let error: Failure?
}

struct TestList: Decodable {
  let object: String
  let data: [TestVideo]
  let firstId: String?
  let lastId: String?
  let hasMore: Bool
}

/// An error body; all four members must be present.
struct TestError: Decodable, Equatable {
  let message: String
  let type: String
  let param: String?
  let code: String?

  private enum Envelope: CodingKey { case error }
  private enum Member: CodingKey { case message, type, param, code }

  init(_ message: String, param: String? = nil, code: String? = nil, type: String = "invalid_request_error") {
    (self.message, self.type, self.param, self.code) = (message, type, param, code)
  }

  init(from decoder: any Decoder) throws {
    let error = try decoder.container(keyedBy: Envelope.self).nestedContainer(
      keyedBy: Member.self, forKey: .error)
    message = try error.decode(String.self, forKey: .message)
    type = try error.decode(String.self, forKey: .type)
    // `decode`, not `decodeIfPresent`: a client may rely on null being written out.
    param = try error.decode(String?.self, forKey: .param)
    code = try error.decode(String?.self, forKey: .code)
  }
}

struct TestStats: Decodable {
  let created: Int
  let requests: [String: Int]
}

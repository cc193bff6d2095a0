internal import Foundation

/// A request as the dialects see it, free of any server library.
struct SandboxRequest: Sendable {
  /// Upper-case.
  let method: String
  /// As sent, without the query.
  let path: String
  let query: [String: String]
  /// By lower-case name.
  let headers: [String: String]
  let body: Body

  enum Body: Sendable {
    case bytes(Data)
    /// Over the limit: read to its end, but not kept.
    case tooLarge(bytes: Int)
  }

  /// The path's parts between slashes, percent-decoded.
  var segments: [String] { Self.segments(of: path[...]) }

  static func segments(of path: Substring) -> [String] {
    path.split(separator: "/").map { $0.removingPercentEncoding ?? String($0) }
  }

  /// The key of `Authorization: Bearer KEY`.
  var bearer: String? {
    let words = (headers["authorization"] ?? "").split(separator: " ", maxSplits: 1)
    guard words.count == 2, words[0].lowercased() == "bearer" else { return nil }
    return String(words[1])
  }

  var mediaType: HeaderValue? { headers["content-type"].flatMap { HeaderValue($0) } }

  /// The body, unless it is over `limit`, which the reply names.
  func bytes(limit: Int) throws(SandboxTrouble) -> Data {
    switch body {
    case .bytes(let bytes): return bytes
    case .tooLarge(let bytes): throw .tooLarge(bytes: bytes, limit: limit)
    }
  }

  /// A JSON body. Throws what the decoding of `Value` throws on its own account.
  func json<Value: Decodable>(limit: Int) throws -> Value {
    let bytes = try bytes(limit: limit)
    do { return try JSONDecoder().decode(Value.self, from: bytes) } catch is DecodingError {
      throw SandboxTrouble.notJSON
    }
  }
}

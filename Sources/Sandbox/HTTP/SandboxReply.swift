internal import Foundation
internal import SystemPackage

/// An answer, free of any server library.
struct SandboxReply: Sendable {
  enum Body: Sendable {
    case bytes(Data)
    /// A stretch of a file, read while it is sent.
    case file(FilePath, Range<Int>)
  }

  var status: Int
  var headers: [String: String] = [:]
  var body: Body
  /// How long the reply is held back.
  var delay: Duration = .zero
  /// The connection breaks in the middle of the body.
  var isCut = false

  /// Of a request that came to nothing.
  static let cut = SandboxReply(status: 200, body: .bytes(Data(" ".utf8)), isCut: true)

  static func json(
    _ value: some Encodable, status: Int = 200, type: String = "application/json"
  ) -> SandboxReply {
    SandboxReply(status: status, headers: ["Content-Type": type], body: .bytes(bytes(of: value)))
  }

  static func bytes(of value: some Encodable) -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    // Replies have strings, whole numbers and shares: what JSON can always say.
    return (try? encoder.encode(value)) ?? Data()
  }

  static func text(_ text: String, status: Int, type: String) -> SandboxReply {
    SandboxReply(status: status, headers: ["Content-Type": type], body: .bytes(Data(text.utf8)))
  }
}

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

  static func json(_ value: some Encodable, status: Int = 200) throws -> SandboxReply {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return SandboxReply(
      status: status, headers: ["Content-Type": "application/json"], body: .bytes(try encoder.encode(value)))
  }
}

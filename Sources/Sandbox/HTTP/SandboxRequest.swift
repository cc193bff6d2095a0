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
}

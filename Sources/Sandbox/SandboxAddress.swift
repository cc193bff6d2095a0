/// Where a running sandbox listens: the loopback address only.
package struct SandboxAddress: Sendable, Hashable {
  package let port: UInt16

  static let host = "127.0.0.1"

  /// What the paths of the account's dialect are appended to.
  package func baseURL(of account: SandboxAccount) -> String {
    "http://\(Self.host):\(port)/\(account.base.joined(separator: "/"))"
  }

  package var openAIVideosBaseURL: String { baseURL(of: .openAI) }
}

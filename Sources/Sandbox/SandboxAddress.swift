/// Where a running sandbox listens: the loopback address only.
package struct SandboxAddress: Sendable, Hashable {
  package let port: UInt16

  static let host = "127.0.0.1"

  /// What the paths of the `openai-videos` dialect are appended to.
  package var openAIVideosBaseURL: String { "http://\(Self.host):\(port)/v1" }
}

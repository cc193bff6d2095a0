/// What is known about one POST when it is over.
struct PostReport: Sendable {
  /// The last phase reached; below `sendingHead` it is proof that no byte left, then or later.
  let phase: PostPhase
  /// Present once a status line arrived; its body is empty unless `phase` is `done`.
  let reply: HTTPReply?
  /// Nil when the exchange is complete.
  let fault: TransportFault?
}

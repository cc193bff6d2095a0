import Domain

/// How a dialect reads the reply to its POST.
struct SubmitReading: Sendable {
  /// The job in a 2xx body; nil when no usable id is in it.
  let job: @Sendable (HTTPReply) -> JobSnapshot?
  /// Class and sentence for a refusal, or for a 429.
  let failure: @Sendable (HTTPReply) -> JobFailure
  /// What the server said, for a reply that proves nothing.
  let complaint: @Sendable (HTTPReply) -> ServerComplaint
}

/// How the one POST for a shot ended. There is no thrown error: every end is one of these four.
package enum SubmitOutcome: Sendable, Equatable {
  /// Proof that nothing was bought; may be tried again, after `retryAfter` when the provider said so.
  case notSent(JobFailure, retryAfter: Duration?)
  case bought(JobSnapshot)
  /// A definite no to this request; nothing was bought and the same request will be refused again.
  case refused(JobFailure)
  /// No proof either way: counts as spent and is never sent again by itself. `complaint` is what the server says is
  /// the matter, which does not decide whether this clip was bought.
  case ambiguous(String, complaint: JobFailure? = nil)
}

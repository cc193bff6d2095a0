/// What one POST proves about money.
///
/// What follows: `notSent` and `throttled` are planned again after a pause (for `throttled` all of the
/// server's), unless the reason stops the provider; `refused` ends the shot, and with 401, 402 or 403 the
/// provider for this run; `bought` is polled; `ambiguous` counts as spent and is reconciled, never sent again.
enum SubmitVerdict: Sendable, Equatable {
  /// Nothing was bought and the same request may be sent again.
  case notSent
  /// The same, but only after the pause the server asks for.
  case throttled
  /// Nothing was bought and the same request will be refused again.
  case refused
  case bought
  /// No proof either way.
  case ambiguous

  /// The whole table. `status` is nil until a status line came; `hasJob` needs a complete 2xx body.
  ///
  /// | reached | status | |
  /// |---|---|---|
  /// | resolving, connecting, securing | - | not sent |
  /// | any later | none | ambiguous |
  /// | any later | 2xx with a job id | bought |
  /// | any later | 2xx without | ambiguous |
  /// | any later | 400 401 402 403 404 413 415 422 | refused |
  /// | any later | 429 | throttled |
  /// | any later | 3xx, 408, 409, 5xx and every other | ambiguous |
  ///
  /// A refusal stands on its status line; a body lost after it takes away the reason, not the proof.
  static func of(_ phase: PostPhase, status: Int?, hasJob: Bool) -> SubmitVerdict {
    guard phase.mayHaveSent else { return .notSent }
    guard let status else { return .ambiguous }
    return switch status {
    case 200...299 where phase == .done && hasJob: .bought
    case 400, 401, 402, 403, 404, 413, 415, 422: .refused
    case 429: .throttled
    default: .ambiguous
    }
  }
}

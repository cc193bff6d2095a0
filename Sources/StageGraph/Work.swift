/// An item together with the rest of its way: running it does the next stage's body.
///
/// Each item closes over its own typed input, so all that runs has one type and nothing is ever cast.
struct Work: Sendable {
  /// Where the item stands among those that wait for the same stage: lowest first, equals in order of arrival.
  let rank: Int64
  let run: @Sendable () async -> StageOutcome<Work, Delivery>

  /// Hands the exit over to whoever waits for it.
  typealias Delivery = @Sendable () async -> Void
}

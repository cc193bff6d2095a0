import Domain
import Testing

/// The whole state machine as one table: what is not in it can't happen.
@Suite struct ShotStateTests {
  static let events: [ShotEvent] = [
    .intend, .notSent, .refused, .bought, .lostTrack, .adopted, .hold, .forget, .seenRunning, .succeeded,
    .failed, .startedDownload, .downloadInterrupted, .stored, .gone, .reject, .planAgain,
  ]

  static let table: [ShotState: [(ShotEvent, ShotState)]] = [
    .planned: [(.intend, .submitting), (.reject, .rejected)],
    .submitting: [
      (.notSent, .planned), (.refused, .failed), (.bought, .submitted), (.lostTrack, .ambiguous),
    ],
    .submitted: [(.seenRunning, .running), (.succeeded, .ready), (.failed, .failed), (.gone, .expired)],
    .running: [(.seenRunning, .running), (.succeeded, .ready), (.failed, .failed), (.gone, .expired)],
    .ready: [(.startedDownload, .downloading), (.stored, .done), (.gone, .expired)],
    .downloading: [(.downloadInterrupted, .ready), (.stored, .done), (.gone, .expired)],
    .done: [(.succeeded, .ready)],
    .failed: [(.planAgain, .planned)],
    .ambiguous: [(.adopted, .submitted), (.hold, .held), (.forget, .planned), (.notSent, .planned)],
    .held: [(.adopted, .submitted), (.forget, .planned)],
    .expired: [(.adopted, .submitted), (.forget, .planned)],
    .rejected: [(.planAgain, .planned)],
  ]

  @Test(arguments: ShotState.allCases, events)
  func `every event in every state leads where the table says`(state: ShotState, event: ShotEvent) {
    let expected = Self.table[state]?.first { $0.0 == event }?.1
    #expect(state.after(event) == expected)
  }

  @Test func `only a planned shot can be submitted`() {
    #expect(ShotState.allCases.filter { $0.after(.intend) != nil } == [.planned])
  }

  @Test(arguments: ShotState.allCases)
  func `a shot that may be paid is planned anew only by proof or by a person`(state: ShotState) {
    guard state.mayBePaid else { return #expect(state.after(.bought) == nil) }
    let ways = Self.events.filter { state.after($0) == .planned }
    #expect(ways.allSatisfy { $0 == .notSent || $0 == .forget })
  }

  @Test(arguments: ShotState.allCases)
  func `what may be paid, waits for a person or is in flight`(state: ShotState) {
    #expect(state.mayBePaid == ![.planned, .rejected, .failed].contains(state))
    #expect(state.needsPerson == [.ambiguous, .held, .expired].contains(state))
    #expect(state.isInFlight == [.submitted, .running, .ready, .downloading].contains(state))
  }

  @Test func `the names that ledgers hold do not change`() {
    #expect(
      ShotState.allCases.map(\.rawValue) == [
        "planned", "submitting", "submitted", "running", "ready", "downloading", "done", "failed",
        "ambiguous", "held", "expired", "rejected",
      ])
  }

  @Test(arguments: FailureReason.allCases)
  func `only failures of the account or the model stop the provider`(reason: FailureReason) {
    #expect(reason.stopsProvider == [.authentication, .balance, .modelGone].contains(reason))
  }
}

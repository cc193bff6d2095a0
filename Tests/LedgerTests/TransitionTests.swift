import Domain
import Ledger
import Testing

@Suite struct TransitionTests {
  static let events: [ShotEvent] = [
    .intend, .notSent, .refused, .bought, .lostTrack, .adopted, .hold, .forget, .seenRunning, .succeeded,
    .failed, .startedDownload, .downloadInterrupted, .stored, .gone, .reject, .planAgain,
  ]
  static let cases = LedgerMaker.all.flatMap { maker in ShotState.allCases.map { (maker, $0) } }

  @Test(arguments: cases, events)
  func `an event moves a shot as the domain says, or changes nothing`(
    start: (LedgerMaker, ShotState), event: ShotEvent
  ) async throws {
    let (maker, state) = start
    try await maker.run { ledger in
      let id = try await ledger.bring(1, to: state)
      let before = try #require(try await ledger.shot(id))
      let history = try await ledger.history(of: id)
      #expect(before.state == state)
      #expect(history.last?.to == state)

      let renewsLink = event == .succeeded && (state == .ready || state == .downloading)
      guard let next = state.after(event) else {
        if event == .reject || renewsLink {
          try await ledger.apply(event, to: id, number: 1)
        } else {
          let error = try #require(
            await #expect(throws: LedgerError.self) { try await ledger.apply(event, to: id, number: 1) })
          #expect(Self.isRefusal(error.code, of: event, hasJob: before.job != nil), "\(error)")
        }
        #expect(try await ledger.shot(id) == before)
        #expect(try await ledger.history(of: id) == history)
        return
      }
      try await ledger.apply(event, to: id, number: 1)
      let after = try #require(try await ledger.shot(id))
      #expect(after.state == next)
      let entries = try await ledger.history(of: id)
      #expect(entries.count == history.count + (next == state ? 0 : 1))
      #expect(entries.last?.to == next)
    }
  }

  /// An answer about a job that the shot doesn't have is refused for that, before its state is looked at.
  private static func isRefusal(_ code: LedgerError.Code, of event: ShotEvent, hasJob: Bool) -> Bool {
    let isAnswer = event == .seenRunning || event == .succeeded || event == .failed
    return switch code {
    case .impossible(_, _, let named): named == event
    case .wrongJob: isAnswer && !hasJob
    default: false
    }
  }

  @Test(arguments: LedgerMaker.all)
  func `the history tells every step with its time`(maker: LedgerMaker) async throws {
    try await maker.run { ledger in
      let id = try await ledger.bring(1, to: .done)
      let history = try await ledger.history(of: id)
      #expect(history.map(\.to) == [.planned, .submitting, .submitted, .ready, .downloading, .done])
      #expect(history.map(\.from) == [nil, .planned, .submitting, .submitted, .ready, .downloading])
      #expect(history.map(\.at) == history.map(\.at).sorted())
    }
  }

  @Test(arguments: LedgerMaker.all)
  func `an unknown shot is named in the error`(maker: LedgerMaker) async throws {
    try await maker.run { ledger in
      let id = try Sample.plan(5).shot.id
      let error = try #require(
        await #expect(throws: LedgerError.self) { _ = try await ledger.hold(id, because: "", candidates: []) }
      )
      #expect(error.code == .noSuchShot(id))
      #expect(error.description.contains(id.short))
    }
  }
}

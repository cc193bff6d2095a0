import Domain
import Ledger
import TestSupport
import Testing

@Suite struct SpendWalkTests {
  static let events = TransitionTests.events

  @Test(arguments: LedgerMaker.all, [UInt64(11), 12, 13])
  func `no walk through the ledger gets past the caps or loses money`(maker: LedgerMaker, seed: UInt64)
    async throws
  {
    try await maker.run { ledger in
      var random = SeededGenerator(seed: seed)
      let limits = SpendLimits(maxCost: Money("4"), maxClips: 8)
      var committed = Money.zero
      for number in 0..<12 { try await ledger.bring(number, to: .planned) }
      var nextJob = 0
      for step in 0..<250 {
        let number = Int.random(in: 0..<12, using: &random)
        let id = try Sample.plan(number).shot.id
        let record = try #require(try await ledger.shot(id))
        let event = try #require(
          Self.events.filter { record.state.after($0) != nil }.randomElement(using: &random))
        switch event {
        case .reject, .refused: continue
        case .intend: _ = try await ledger.intend(id, at: Sample.offer("0.55"), within: limits)
        case .bought, .adopted:
          nextJob += 1
          if event == .adopted {
            // A person may adopt beyond a cap: the money is gone already.
            continue
          }
          _ = try await ledger.record(.bought(Sample.snapshot(nextJob, .queued)), for: id)
        case .seenRunning, .succeeded, .failed:
          try await answer(event, to: record, on: ledger)
        case .planAgain: if record.charge == .nothing { _ = try await ledger.planAgain(id) }
        default: try await ledger.apply(event, to: id, number: number)
        }
        let summary = try await ledger.spending(.real)
        #expect(summary.committed <= Money(micros: 4_000_000), "seed \(seed), step \(step)")
        #expect(summary.clips <= 8, "seed \(seed), step \(step)")
        let mayFree = event == .notSent || event == .failed
        #expect(mayFree || summary.committed >= committed, "seed \(seed), step \(step): \(event)")
        committed = summary.committed
      }
    }
  }

  private func answer(_ event: ShotEvent, to record: ShotRecord, on ledger: any LedgerStore) async throws {
    guard let job = record.job, record.state != .done else { return }
    let status: JobSnapshot.Status =
      switch event {
      case .seenRunning: .running
      case .succeeded: .completed
      default: .failed(Sample.failure())
      }
    _ = try await ledger.advance(record.id, to: JobSnapshot(id: job, status: status))
  }
}

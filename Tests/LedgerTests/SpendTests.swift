import Domain
import Ledger
import LedgerSupport
import Testing

@Suite struct SpendTests {
  @Test(arguments: LedgerMaker.all, ShotState.allCases)
  func `each state counts as it must`(maker: LedgerMaker, state: ShotState) async throws {
    try await maker.run { ledger in
      try await ledger.bring(1, to: state, unbilled: false)
      let summary = try await ledger.spending(.real)
      let price = Money(micros: 400_000)
      switch state {
      case .planned, .rejected: #expect(summary == SpendSummary())
      case .submitting: #expect(summary.reserved == price)
      case .ambiguous, .held: #expect(summary.unclear == price)
      default: #expect(summary.spent == price)
      }
      #expect(summary.committed == (state.mayBePaid || state == .failed ? price : .zero))
      #expect(summary.clips == (summary.committed == .zero ? 0 : 1))
      #expect(try await ledger.spending(.sandbox) == SpendSummary())
    }
  }

  @Test(arguments: LedgerMaker.all)
  func `a failure known to be free costs nothing`(maker: LedgerMaker) async throws {
    try await maker.run { ledger in
      try await ledger.bring(1, to: .failed, unbilled: true)
      let refused = try await ledger.bring(2, to: .submitting)
      _ = try await ledger.record(.refused(Sample.failure(unbilled: false)), for: refused)
      #expect(try await ledger.spending(.real) == SpendSummary())
    }
  }

  @Test(arguments: LedgerMaker.all, [("0.32", "0.32"), ("9", "9")])
  func `the reported cost replaces the reserved price`(
    maker: LedgerMaker, figures: (reported: String, spent: String)
  ) async throws {
    try await maker.run { ledger in
      let id = try await ledger.bring(1, to: .running)
      var snapshot = try Sample.snapshot(1, .completed)
      snapshot.cost = Money(figures.reported)
      _ = try await ledger.advance(id, to: snapshot)
      #expect(try await ledger.spending(.real).spent == Money(figures.spent))
    }
  }

  @Test(arguments: LedgerMaker.all, [Int64.min, -1, .max])
  func `an absurd cost in a reply can't break the sums`(maker: LedgerMaker, micros: Int64) async throws {
    try await maker.run { ledger in
      for number in 1...3 {
        let id = try await ledger.bring(number, to: .running)
        var snapshot = try Sample.snapshot(number, .completed)
        snapshot.cost = Money(micros: micros)
        _ = try await ledger.advance(id, to: snapshot)
      }
      #expect(try await ledger.spending(.real).spent >= .zero)
    }
  }

  @Test(arguments: LedgerMaker.all)
  func `a refusal names the figure to pass and writes nothing`(maker: LedgerMaker) async throws {
    try await maker.run { ledger in
      try await ledger.bring(1, to: .ambiguous)
      let id = try await ledger.bring(2, to: .planned)
      let limits = SpendLimits(maxCost: Money("0.79"), maxClips: 1)
      let intent = try await ledger.intend(id, at: Sample.offer(), within: limits)
      guard case .refused(let refusal) = intent else {
        Issue.record("granted beyond the caps")
        return
      }
      #expect(refusal.maxCost == Money("0.80"))
      #expect(refusal.maxClips == 2)
      #expect(refusal.description.contains("--max-cost 0.80 --max-clips 2"))
      #expect(try await ledger.shot(id)?.state == .planned)
      #expect(try await ledger.history(of: id).count == 1)

      let enough = SpendLimits(maxCost: refusal.maxCost, maxClips: refusal.maxClips)
      guard case .granted(let record) = try await ledger.intend(id, at: Sample.offer(), within: enough) else {
        Issue.record("refused at the figure it named")
        return
      }
      #expect(record.state == .submitting)
      #expect(record.attempt == 1)
      #expect(record.offer == (try Sample.offer()))
    }
  }

  @Test(arguments: LedgerMaker.all)
  func `animatics are free of every cap`(maker: LedgerMaker) async throws {
    try await maker.run { ledger in
      let plan = try Sample.plan(1, realm: .sandbox)
      _ = try await ledger.admit(plan, frame: Sample.frame(1))
      let limits = SpendLimits(maxCost: .zero, maxClips: 0)
      guard case .granted = try await ledger.intend(plan.shot.id, at: Sample.offer(), within: limits) else {
        Issue.record("a cap held back the sandbox")
        return
      }
      #expect(try await ledger.spending(.real) == SpendSummary())
    }
  }

  @Test(arguments: LedgerMaker.all)
  func `a hundred intents at once stay within the caps`(maker: LedgerMaker) async throws {
    try await maker.run { ledger in
      for number in 0..<100 { try await ledger.bring(number, to: .planned) }
      let offer = try Sample.offer()
      let limits = SpendLimits(maxCost: Money("4.19"), maxClips: 50)
      let granted = try await withThrowingTaskGroup(of: Bool.self) { group in
        for number in 0..<100 {
          let id = try Sample.plan(number).shot.id
          group.addTask {
            if case .granted = try await ledger.intend(id, at: offer, within: limits) { true } else { false }
          }
        }
        return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
      }
      #expect(granted == 10)
      #expect(try await ledger.spending(.real).reserved == Money("4.00"))
      #expect(try await ledger.counts(.real) == [.submitting: 10, .planned: 90])
    }
  }

  @Test(arguments: LedgerMaker.all)
  func `the same shot is never intended twice, however many ask`(maker: LedgerMaker) async throws {
    try await maker.run { ledger in
      let id = try await ledger.bring(1, to: .planned)
      let offer = try Sample.offer()
      let granted = await withTaskGroup(of: Bool.self) { group in
        for _ in 0..<50 {
          group.addTask { (try? await ledger.intend(id, at: offer, within: .none)) != nil }
        }
        return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
      }
      #expect(granted == 1)
      #expect(try await ledger.shot(id)?.attempt == 1)
    }
  }

  @Test func `caps that were narrowed to so many clips let through those and no more`() {
    var summary = SpendSummary()
    summary.add(Money(micros: 800_000), clips: 2, as: .unclear)
    let price = Money(micros: 400_000)
    let narrow = SpendLimits.none.narrowed(to: price * 3, clips: 3, after: summary)
    #expect(narrow.refusal(after: summary, price: price * 3, clips: 3) == nil)
    #expect(narrow.refusal(after: summary, price: price, clips: 4)?.maxClips == 6)
    #expect(narrow.refusal(after: summary, price: price * 4, clips: 3)?.maxCost == Money(micros: 2_400_000))
    // A cap of the person's own that is lower stays.
    let own = SpendLimits(maxCost: price, maxClips: 1)
    #expect(own.narrowed(to: price, clips: 1, after: summary) == own)
    // Nothing was agreed to: nothing is bought.
    #expect(
      SpendLimits.none.narrowed(to: .zero, clips: 0, after: summary).refusal(after: summary, price: .zero)
        != nil)
  }
}

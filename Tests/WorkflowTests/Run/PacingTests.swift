import Domain
import Providers
import TestSupport
import Testing

@testable import Workflow

/// How a run waits: between tries, and between submits.
struct PacingTests {
  @Test(arguments: 0..<50)
  func `a pause lies between the base and three times the one before, under the cap`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var backoff = Backoff()
    var last = Backoff.base
    for _ in 1...40 {
      let pause = backoff.next(random: Double.random(in: 0..<1, using: &random))
      #expect(pause >= Backoff.base && pause <= min(last * 3, Backoff.cap), "seed \(seed)")
      last = pause
    }
  }

  @Test func `pauses reach both ends of their range`() {
    var low = Backoff()
    #expect(low.next(random: 0) == .seconds(1))
    var high = Backoff()
    let pauses = (1...5).map { _ in high.next(random: 0.999_999_999) / .seconds(1) }
    #expect(pauses[0] > 2.99 && pauses[1] > 8.9 && pauses[4] == 60)
  }

  @Test func `a server's wish makes a pause longer, never shorter, and is not remembered`() {
    var backoff = Backoff()
    #expect(backoff.next(random: 0, atLeast: .seconds(600)) == .seconds(600))
    #expect(backoff.next(random: 0, atLeast: .milliseconds(1)) == .seconds(1))
  }

  @Test
  func `questions about a job begin at the first pause and grow by half to the longest`() {
    var late = PollPause(PollCadence(first: 2, max: 20))
    let longest = (1...8).map { _ in late.next(random: 0) / .seconds(1) }
    #expect(longest == [2, 3, 4.5, 6.75, 10.125, 15.1875, 20, 20])
    var early = PollPause(PollCadence(first: 2, max: 20))
    let shortest = (1...7).map { _ in early.next(random: 1) / .seconds(1) }
    #expect(shortest == [1.6, 2.4, 3.6, 5.4, 8.1, 12.15, 16])
  }

  @Test func `submits start an interval apart, however late they ask`() {
    var rate = RateControl(limit: 30)
    #expect(rate.slot(now: 1000) == 1000)
    #expect(rate.slot(now: 1000) == 3000)
    #expect(rate.slot(now: 1001) == 5000)
    #expect(rate.slot(now: 9000) == 9000)
    var free = RateControl(limit: nil)
    #expect((0..<5).map { _ in free.slot(now: 11_000) } == Array(repeating: 11_000, count: 5))
  }

  @Test func `too many requests lower the pace below what was measured, and it grows again by the minute`()
    throws
  {
    var rate = RateControl(limit: nil)
    for index in 0..<20 { _ = rate.slot(now: 1000 + Int64(index) * 1000) }
    rate.throttled(now: 21_000)
    let learnt = try #require(rate.learnt)
    // Twenty in twenty seconds are sixty a minute.
    #expect(abs(learnt - 42) < 0.001)
    #expect(rate.slot(now: 21_000) >= 22_400)
    let isSooner = rate.accepted(now: 60_000)
    #expect(!isSooner)
    let isLater = rate.accepted(now: 81_000)
    #expect(isLater)
    #expect(try abs(#require(rate.learnt) - 46.2) < 0.001)
  }

  @Test func `the pace stays between its floor and the stated limit`() {
    var rate = RateControl(limit: 10)
    for round in 0..<50 { rate.throttled(now: Int64(round) * 100_000) }
    #expect(rate.perMinute == 0.5)
    for minute in 0..<100 { _ = rate.accepted(now: 6_000_000 + Int64(minute) * 60_000) }
    #expect(rate.perMinute == 10)
  }

  @Test func `what an earlier run learnt is taken up, with the growth of the time since`() {
    var rate = RateControl(limit: nil)
    rate.begin(at: 10, learnt: 0, now: 60_000)
    #expect(abs((rate.perMinute ?? 0) - 11) < 0.001)
    var old = RateControl(limit: 40)
    old.begin(at: 1, learnt: 0, now: 1_000_000_000)
    #expect(old.perMinute == 40)
  }

  @Test func `a run tries again so often and no more, but every success gives something back`() {
    var budget = RetryBudget()
    var retries = 0
    while budget.takeRetry() { retries += 1 }
    #expect(retries == 100)
    for _ in 0..<5 { budget.succeeded() }
    let first = budget.takeRetry()
    let second = budget.takeRetry()
    #expect(first && !second)
  }

  private static func gate(maxUnclear: Int = 3) -> SubmitGate {
    SubmitGate(rate: RateControl(limit: nil), maxUnclear: maxUnclear)
  }

  @Test func `a pause holds all submits back, and the longest one counts`() async {
    let gate = Self.gate()
    await gate.pause(until: 7000)
    await gate.pause(until: 5000)
    #expect(await gate.pause(at: 1000) == 6000)
    #expect(await gate.pause(at: 8000) == 0)
  }

  @Test func `a closed gate tells the first reason, also to those that wait`() async {
    let gate = Self.gate(maxUnclear: 1)
    #expect(await gate.closure(of: "sora-2") == nil)
    _ = await gate.enter(for: "sora-2")
    async let waiting = gate.enter(for: "sora-2")
    for text in ["first", "second"] {
      await gate.close(because: JobFailure(reason: .balance, code: nil, message: text, isUnbilled: true))
    }
    #expect(await gate.closure(of: "sora-2")?.message == "first")
    guard case .closed(let failure) = await waiting else {
      Issue.record("it was let in")
      return
    }
    #expect(failure.message == "first")
  }

  @Test func `a model that is gone closes the gate for itself alone`() async {
    let gate = Self.gate()
    let gone = JobFailure(reason: .modelGone, code: nil, message: "gone", isUnbilled: true)
    await gate.close(because: gone, model: "sora-2")
    #expect(await gate.closure(of: "sora-2") == gone)
    #expect(await gate.closure(of: "sora-2-pro") == nil)
    guard case .open = await gate.enter(for: "sora-2-pro"), case .closed = await gate.enter(for: "sora-2")
    else {
      Issue.record("the wrong one is let in")
      return
    }
    let empty = JobFailure(reason: .balance, code: nil, message: "empty", isUnbilled: true)
    await gate.close(because: empty, model: "sora-2")
    #expect(await gate.closure(of: "sora-2-pro") == empty)
  }

  @Test func `open submits and unclear shots together never pass the limit`() async {
    let gate = Self.gate(maxUnclear: 2)
    await gate.begin(unclear: 0, pace: nil, now: 0)
    let turnstile = Turnstile()
    let refused = await withTaskGroup(of: Bool.self) { group in
      for index in 0..<40 {
        group.addTask {
          guard case .open = await gate.enter(for: "sora-2") else { return true }
          await turnstile.enter()
          await Task.yield()
          await turnstile.leave()
          await gate.leave(isUnclear: index % 10 == 9)
          return false
        }
      }
      return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
    }
    #expect(await turnstile.most <= 2)
    guard case .unclear(2) = await gate.enter(for: "sora-2") else {
      Issue.record("it lets more in")
      return
    }
    #expect(refused > 0)
  }
}

/// Counts who is inside at once.
private actor Turnstile {
  private var inside = 0
  private(set) var most = 0

  func enter() {
    inside += 1
    most = max(most, inside)
  }

  func leave() { inside -= 1 }
}

import Domain
import TestSupport
import Testing

@testable import Workflow

/// How a run waits: between tries, and between submits.
struct PacingTests {
  @Test(arguments: 0..<50)
  func `a pause lies between the base and three times the one before, under the cap`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let base = Duration.milliseconds(Int.random(in: 1...5000, using: &random))
    let cap = base + .milliseconds(Int.random(in: 0...60_000, using: &random))
    var backoff = Backoff(base: base, cap: cap)
    var last = base
    for _ in 1...40 {
      let pause = backoff.next(random: Double.random(in: 0..<1, using: &random))
      #expect(pause >= base && pause <= cap && pause <= max(last * 3, base), "seed \(seed)")
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

  @Test func `submits start an interval apart, however late they ask`() async {
    let gate = SubmitGate()
    #expect(await gate.slot(now: 1000, perMinute: 30) == 1000)
    #expect(await gate.slot(now: 1000, perMinute: 30) == 3000)
    #expect(await gate.slot(now: 1001, perMinute: 30) == 5000)
    #expect(await gate.slot(now: 9000, perMinute: 30) == 9000)
    #expect(await gate.slot(now: 9000, perMinute: nil) == 11_000)
    #expect(await gate.slot(now: 11_000, perMinute: nil) == 11_000)
  }

  @Test func `a pause holds all submits back, and the longest one counts`() async {
    let gate = SubmitGate()
    await gate.pause(until: 7000)
    await gate.pause(until: 5000)
    #expect(await gate.pause(at: 1000) == 6000)
    #expect(await gate.pause(at: 8000) == 0)
  }

  @Test func `a closed gate tells the first reason`() async {
    let gate = SubmitGate()
    #expect(await gate.closed == nil)
    for text in ["first", "second"] {
      await gate.close(because: JobFailure(reason: .balance, code: nil, message: text, isUnbilled: true))
    }
    #expect(await gate.closed?.message == "first")
  }
}

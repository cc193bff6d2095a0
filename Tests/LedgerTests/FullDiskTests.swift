import Domain
import Foundation
import GRDB
import SystemPackage
import TestSupport
import Testing

@testable import Ledger

@Suite struct FullDiskTests {
  typealias Call = @Sendable (any LedgerStore) async throws -> Void

  struct Step: CustomTestStringConvertible {
    let testDescription: String
    let start: ShotState
    let setUp: Call
    let call: Call

    init(
      _ name: String, from start: ShotState, after setUp: @escaping Call = { _ in }, _ call: @escaping Call
    ) {
      testDescription = name
      self.start = start
      self.setUp = setUp
      self.call = call
    }

    static func event(_ event: ShotEvent, from start: ShotState) -> Step {
      Step("\(event) from \(start)", from: start) {
        try await $0.apply(event, to: Sample.plan(1).shot.id, number: 7)
      }
    }
  }

  static let steps: [Step] = [
    .event(.intend, from: .planned), .event(.reject, from: .planned), .event(.notSent, from: .submitting),
    .event(.refused, from: .submitting), .event(.bought, from: .submitting),
    .event(.lostTrack, from: .submitting), .event(.adopted, from: .ambiguous),
    .event(.adopted, from: .expired), .event(.hold, from: .ambiguous), .event(.forget, from: .held),
    .event(.startedDownload, from: .ready), .event(.downloadInterrupted, from: .downloading),
    .event(.stored, from: .downloading), .event(.gone, from: .ready), .event(.succeeded, from: .done),
    .event(.planAgain, from: .failed),
    Step("admit", from: .planned) { _ = try await $0.admit(Sample.plan(2), frame: Sample.frame(2)) },
    Step("a name goes over", from: .planned) {
      _ = try await $0.admit(Sample.plan(2, name: "n1"), frame: Sample.frame(2))
    },
    Step(
      "a clip is moved aside", from: .done,
      after: { _ = try await $0.admit(Sample.plan(2, name: "n1"), frame: Sample.frame(2)) }
    ) {
      let plan = try Sample.plan(2, name: "n1")
      _ = try await $0.place(plan.shot.id, as: plan.place, earlierClip: "aside.mp4")
    },
    Step("seen running", from: .submitted) {
      _ = try await $0.advance(Sample.plan(1).shot.id, to: Sample.snapshot(1, .running))
    },
    Step("recover", from: .submitting) { try await $0.recover() },
    Step("rate", from: .planned) {
      let rate = LearntRate(provider: "p", baseURL: "u", submitsPerMinute: 3, learntAt: 1)
      try await $0.keep(try #require(rate))
    },
  ]

  @Test(arguments: steps)
  func `a disk that is full at any statement undoes the step, which passes when there is room`(step: Step)
    async throws
  {
    let folder = try TemporaryFolder()
    let ledger = try await FullLedger(folder.file)
    try await ledger.bring(1, to: step.start)
    try await step.setUp(ledger)
    var refusals = 0
    while refusals < 20 {
      let before = try await rows(of: ledger)
      ledger.room.withLock { $0 = refusals }
      do {
        try await step.call(ledger)
        break
      } catch let error as LedgerError {
        #expect(error.code == .diskFull)
        #expect(try await rows(of: ledger) == before)
        refusals += 1
      }
    }
    #expect((1..<20).contains(refusals))
    ledger.room.withLock { $0 = nil }
    #expect(
      try await ledger.connection.read { try String.fetchOne($0, sql: "PRAGMA integrity_check") } == "ok")
    try await ledger.bring(9, to: .done)
    try await ledger.close()
  }

  private func rows(of ledger: FullLedger) async throws -> [String] {
    try await ledger.connection.read { db in
      try ["shots", "placements", "past_attempts", "events", "learnt_rates"].flatMap { table in
        try Row.fetchAll(db, sql: "SELECT * FROM \(table)").map { "\(table) \($0.description)" }
      }
    }
  }
}

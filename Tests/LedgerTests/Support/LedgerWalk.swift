import Domain
import Ledger
import SystemPackage
import TestSupport

/// Random calls over few shots, names, frames and jobs, so that they get in each other's way.
struct LedgerWalk {
  static let names = 6

  struct Call {
    let name: String
    let run: @Sendable (any LedgerStore) async throws -> String
  }

  private var random: SeededGenerator

  init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  mutating func next() throws -> Call {
    let number = Int.random(in: 0..<Self.names, using: &random)
    let other = Int.random(in: 0..<Self.names, using: &random)
    let realm: Realm = Bool.random(using: &random) ? .real : .sandbox
    let plan = try Sample.plan(number, realm: realm, options: [:], name: "n\(other)")
    let id = plan.shot.id
    switch Int.random(in: 0..<10, using: &random) {
    case 0, 1:
      let frame = try Sample.frame(other)
      return Call(name: "admit") { "\(try await $0.admit(plan, frame: frame))" }
    case 2:
      let clip = Bool.random(using: &random) ? "aside/\(Int.random(in: 0..<9, using: &random)).mp4" : nil
      return Call(name: "place") { "\(try await $0.place(id, as: plan.place, earlierClip: clip))" }
    case 3, 4:
      let limits = SpendLimits(maxCost: Money("2"), maxClips: Bool.random(using: &random) ? 3 : nil)
      let offer = try Sample.offer()
      return Call(name: "intend") { "\(try await $0.intend(id, at: offer, within: limits))" }
    case 5 where Bool.random(using: &random):
      let rate = LearntRate(
        provider: "openai", baseURL: "https://host/v1", submitsPerMinute: Double(1 + other), learntAt: 1)
      return Call(name: "rate") { ledger in
        if let rate { try await ledger.keep(rate) }
        let known = try await ledger.learntRate(provider: "openai", baseURL: "https://host/v1")
        let unclear = try await ledger.unclearCount(provider: "openai", baseURL: "https://host/v1")
        return "\(String(describing: known)) \(unclear)"
      }
    case 5:
      return Call(name: "recover") { ledger in
        try await ledger.recover()
        return "recovered"
      }
    default:
      return event(for: id, job: Int.random(in: 0..<(2 * Self.names), using: &random))
    }
  }

  /// Mostly one that the shot's state allows, at times any.
  private mutating func event(for id: ShotID, job: Int) -> Call {
    let events = TransitionTests.events.filter { $0 != .reject }
    let pick = Int.random(in: 0..<1_000, using: &random)
    let isWild = Int.random(in: 0..<8, using: &random) == 0
    return Call(name: "event") { ledger in
      guard let record = try await ledger.shot(id) else { return "none" }
      let allowed = events.filter { isWild || record.state.after($0) != nil }
      guard !allowed.isEmpty else { return "none" }
      let event = allowed[pick % allowed.count]
      if let bought = record.job, !isWild, let status = Self.status(event) {
        return "\(try await ledger.advance(id, to: JobSnapshot(id: bought, status: status)))"
      }
      try await ledger.apply(event, to: id, number: job)
      return "\(event) \(String(describing: try await ledger.shot(id)))"
    }
  }

  private static func status(_ event: ShotEvent) -> JobSnapshot.Status? {
    switch event {
    case .seenRunning: .running
    case .succeeded: .completed
    case .failed: .failed(Sample.failure())
    default: nil
    }
  }
}

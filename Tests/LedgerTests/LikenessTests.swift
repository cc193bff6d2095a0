import Domain
import Foundation
import Ledger
import LedgerSupport
import TestSupport
import Testing

@Suite struct LikenessTests {
  /// FIRSTFRAME_SEEDS=N walks N seeds.
  static var seeds: Range<UInt64> {
    0..<(ProcessInfo.processInfo.environment["FIRSTFRAME_SEEDS"].flatMap(UInt64.init) ?? 4)
  }

  @Test(arguments: seeds)
  func `two kinds of ledger answer the same to the same calls`(seed: UInt64) async throws {
    try await LedgerMaker.sqlite.run { real in
      try await LedgerMaker.memory.run { model in
        var walk = LedgerWalk(seed: seed)
        for step in 0..<120 {
          let call = try walk.next()
          let answers = await (answer(call, real), answer(call, model))
          #expect(answers.0 == answers.1, "seed \(seed), step \(step): \(call.name)")
        }
        #expect(try await picture(of: real) == picture(of: model), "seed \(seed)")
      }
    }
  }

  private func answer(_ call: LedgerWalk.Call, _ ledger: any LedgerStore) async -> String {
    do {
      return try await call.run(ledger)
    } catch {
      return "throws \((error as? LedgerError)?.code ?? .failed)"
    }
  }

  /// All that can be asked.
  private func picture(of ledger: any LedgerStore) async throws -> [String] {
    var lines: [String] = []
    for realm in Realm.allCases {
      lines.append("\(try await ledger.spending(realm))")
      lines += try await ledger.counts(realm).map { "\($0)" }.sorted()
    }
    for number in 0..<LedgerWalk.names {
      lines.append(String(describing: try await ledger.placement(named: "n\(number)")))
    }
    for shot in try await ledger.shots(in: Set(ShotState.allCases), realm: nil, after: 2, limit: 20) {
      lines.append("\(shot) \(try await ledger.history(of: shot.id))")
      lines.append("\(try await ledger.placements(of: shot.id))")
    }
    lines += try await ledger.ownedJobs(provider: "openai", baseURL: "https://host/v1").map(\.rawValue)
      .sorted()
    return lines
  }
}

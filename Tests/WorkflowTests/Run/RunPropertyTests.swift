import Domain
import Foundation
import Ledger
import Providers
import SystemPackage
import TestSupport
import Testing
import Workers

@testable import Workflow

/// Runs that die at any step, among faults of every kind: nothing is bought twice, nothing bought is lost.
@Suite(.timeLimit(.hang))
struct RunPropertyTests {
  /// Half a second each; `FIRSTFRAME_SEEDS` asks for more of them.
  private static let seeds =
    ProcessInfo.processInfo.environment["FIRSTFRAME_SEEDS"].flatMap(UInt64.init) ?? 20
  private static let names = ["a", "b", "c"]

  @Test func `whatever happens, no shot is bought twice and no bought clip is lost`() async throws {
    let folder = try TemporaryDirectory()
    var rehearsal = try Rehearsal(in: folder.path)
    try rehearsal.addPictures("a", "b", "c")
    rehearsal.settings.maxAmbiguous = 100
    try await Rehearsal.withWorkers { workers in
      for seed in 0..<Self.seeds {
        // The frames stay; what was bought does not.
        try? FileManager.default.removeItem(atPath: folder.path.appending("out/clips").string)
        rehearsal.ledgerName = "\(seed).sqlite"
        try await Self.live(seed, rehearsal.fresh(), workers)
      }
    }
  }

  private static func live(_ seed: UInt64, _ rehearsal: Rehearsal, _ workers: WorkerPool) async throws {
    var rehearsal = rehearsal
    var random = SeededGenerator(seed: seed)
    // With one prompt for all, jobs can't be told apart by what the list shows.
    if seed % 4 == 0 { rehearsal.settings.prompts = Prompts(common: "one prompt") }
    let provider = rehearsal.provider
    for round in 1...Int.random(in: 1...3, using: &random) {
      let steps = Int.random(in: 0...1, using: &random) == 0 ? nil : Int.random(in: 0...40, using: &random)
      let fuse = Fuse(steps: steps)
      let script = FaultyScript.make(Chance(seed: seed), fuse: fuse, round: round)
      provider.change { $0 = script }
      rehearsal.wrap = { DyingLedger(ledger: $0, fuse: fuse) }
      rehearsal.isStopping = { fuse.isBurnt }
      do {
        try await rehearsal.run(with: workers)
      } catch let error as LedgerError {
        #expect(fuse.isBurnt && error.code == .closed, "seed \(seed): \(error)")
      }
    }
    provider.change { $0 = FaultyScript.calm }
    rehearsal.wrap = { $0 }
    rehearsal.isStopping = { false }
    for _ in 1...2 { try await rehearsal.run(with: workers) }
    try await check(rehearsal, seed)
  }

  private static func check(_ rehearsal: Rehearsal, _ seed: UInt64) async throws {
    let jobs = Dictionary(grouping: rehearsal.provider.jobs, by: \.shot)
    for (shot, made) in jobs {
      #expect(made.count == 1, "seed \(seed): shot \(shot.short) was bought \(made.count) times")
    }
    let records = try await rehearsal.records()
    #expect(records.count == names.count, "seed \(seed)")
    for record in records {
      // With rivals an unclear job may be nobody's until a person looks; with prompts of their own never.
      switch record.state {
      case .done:
        let name = try #require(record.frame?.path.stem)
        let job = try #require(rehearsal.provider.jobs.first { $0.id == record.job })
        #expect(try rehearsal.clip(name) == job.clip, "seed \(seed)")
      case .failed:
        #expect(jobs[record.id] == nil, "seed \(seed): \(record)")
      case .ambiguous:
        #expect(seed % 4 == 0, "seed \(seed): \(record)")
      default:
        Issue.record("seed \(seed): \(record.state) \(record.message ?? "")")
      }
    }
    #expect(
      try rehearsal.clipFiles().allSatisfy { !$0.hasSuffix(".part") || $0.hasPrefix(".firstframe-") },
      "seed \(seed)")
  }
}

extension Rehearsal {
  /// The same folder and ledger with a provider that has made no job yet.
  fileprivate func fresh() throws -> Rehearsal {
    var copy = try Rehearsal(self, realm: .real)
    (copy.settings, copy.ledgerName) = (settings, ledgerName)
    return copy
  }
}

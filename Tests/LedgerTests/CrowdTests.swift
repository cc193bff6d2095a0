import Domain
import Foundation
import LedgerSupport
import SystemPackage
import TestSupport
import Testing

@testable import Ledger

@Suite(.serialized, .timeLimit(.hang)) struct CrowdTests {
  /// FIRSTFRAME_ROUNDS=N gives every run N turns.
  static let rounds = ProcessInfo.processInfo.environment["FIRSTFRAME_ROUNDS"].flatMap(Int.init) ?? 1

  @Test func `sixteen runs and eight readers at once get their turn or are told who has it`() async throws {
    let folder = try TemporaryFolder()
    try await SQLiteLedger.open(RunLock.take(folder.file)).close()
    for round in 0..<Self.rounds {
      var waiting = Array(16 * round..<16 * (round + 1))
      // One that was refused comes again with the next wave; each wave has at least one that gets the lock.
      while !waiting.isEmpty {
        let refused = try await wave(of: waiting, on: folder.file)
        #expect(refused.count < waiting.count)
        guard refused.count < waiting.count else { return }
        waiting = refused
      }
    }
    let reader = try await SQLiteLedgerReader.open(folder.file)
    #expect(try await reader.counts(.real) == [.submitted: 16 * Self.rounds])
    try await reader.close()
  }

  /// All runs at once and eight readers between them; the answer is who found the lock taken.
  private func wave(of runs: [Int], on file: LedgerFile) async throws -> [Int] {
    try await withThrowingTaskGroup(of: Int?.self) { group in
      for (place, run) in runs.enumerated() {
        group.addTask { try await Self.takeTurn(run, on: file) ? nil : run }
        if place < 8 {
          group.addTask {
            try await Self.look(at: file)
            return nil
          }
        }
      }
      return try await group.reduce(into: []) { if let run = $1 { $0.append(run) } }
    }
  }

  private static func takeTurn(_ number: Int, on file: LedgerFile) async throws -> Bool {
    do {
      let ledger = try await SQLiteLedger.open(RunLock.take(file))
      try await ledger.recover()
      try await ledger.bring(number, to: .submitted)
      try await ledger.close()
      return true
    } catch let error as LedgerError {
      guard case .locked(let holder) = error.code else { throw error }
      // Nil for the moment in which the holder writes its words.
      #expect(holder == nil || holder?.pid == ProcessInfo.processInfo.processIdentifier)
      return false
    }
  }

  private static func look(at file: LedgerFile) async throws {
    let reader = try await SQLiteLedgerReader.open(file)
    let summary = try await reader.spending(.real)
    #expect(summary.committed == Money(micros: 400_000) * summary.clips)
    try await reader.close()
  }
}

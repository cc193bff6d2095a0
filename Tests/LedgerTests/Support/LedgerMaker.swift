import Ledger
import LedgerSupport
import Testing

/// A kind of ledger that must pass the conformance suite; the next kind is one more entry.
struct LedgerMaker: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let run: @Sendable (@Sendable (any LedgerStore) async throws -> Void) async throws -> Void

  static let all = [sqlite, memory]

  static let sqlite = LedgerMaker(testDescription: "SQLite") { body in
    let folder = try TemporaryFolder()
    let ledger = try await SQLiteLedger.open(
      RunLock.take(folder.file), clock: TestClock().clock)
    try await body(ledger)
    try await ledger.close()
  }

  static let memory = LedgerMaker(testDescription: "memory") { body in
    let ledger = MemoryLedger(clock: TestClock().clock)
    try await body(ledger)
    try await ledger.close()
  }
}

internal import Domain
package import Ledger

/// One run's hold of a ledger in memory, for tests that need thousands of them. The verbs are those of every
/// other ledger; a later handle on the same disk takes over, and this one then throws `closed`.
package final class MemoryLedger: LedgerTransactions {
  package let clock: LedgerClock
  private let disk: MemoryLedgerDisk
  private let run: Int

  package init(disk: MemoryLedgerDisk = MemoryLedgerDisk(), clock: LedgerClock = .system) {
    self.disk = disk
    self.clock = clock
    run = disk.open()
  }

  package func write<Value: Sendable>(
    unless look: @escaping @Sendable (MemoryTables) throws -> Value?,
    _ write: @escaping @Sendable (inout MemoryTables) throws -> Value
  ) async throws(LedgerError) -> Value {
    try disk.write(by: run, unless: look, write)
  }

  func read<Value: Sendable>(_ body: (MemoryTables) throws -> Value) throws(LedgerError) -> Value {
    try disk.read(by: run, body)
  }

  package func close() async throws(LedgerError) { disk.close(run) }
}

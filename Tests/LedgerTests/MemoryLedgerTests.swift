import Domain
import Ledger
import LedgerSupport
import Testing

@Suite struct MemoryLedgerTests {
  @Test func `what was written outlives the run, and a dead run writes no more`() async throws {
    let disk = MemoryLedgerDisk()
    let first = MemoryLedger(disk: disk)
    let submitting = try await first.bring(1, to: .submitting)
    let downloading = try await first.bring(2, to: .downloading)
    disk.crash()
    await #expect(throws: LedgerError.self) { _ = try await first.shot(submitting) }

    let second = MemoryLedger(disk: disk)
    await #expect(throws: LedgerError.self) { try await first.bring(3, to: .planned) }
    try await second.recover()
    #expect(try await second.shot(submitting)?.state == .ambiguous)
    #expect(try await second.shot(downloading)?.state == .ready)
    #expect(try await second.counts(.real) == [.ambiguous: 1, .ready: 1])
    try await first.close()
    #expect(try await second.spending(.real).clips == 2)
  }

  @Test func `a full disk refuses the write whole and a later one passes`() async throws {
    let disk = MemoryLedgerDisk { $0 == 1 ? .full : nil }
    let ledger = MemoryLedger(disk: disk)
    let id = try await ledger.bring(1, to: .planned)
    let error = try #require(
      await #expect(throws: LedgerError.self) { try await ledger.apply(.intend, to: id, number: 1) })
    #expect(error.code == .diskFull)
    #expect(try await ledger.shot(id)?.state == .planned)
    try await ledger.apply(.intend, to: id, number: 1)
    #expect(try await ledger.shot(id)?.state == .submitting)
    #expect(disk.writes == 3)
  }

  @Test(arguments: [(MemoryLedgerDisk.Fault.crashBefore, ShotState.planned), (.crashAfter, .submitting)])
  func `a crash at a write is before or after it, never within`(
    fault: MemoryLedgerDisk.Fault, state: ShotState
  ) async throws {
    let disk = MemoryLedgerDisk { $0 == 1 ? fault : nil }
    let first = MemoryLedger(disk: disk)
    let id = try await first.bring(1, to: .planned)
    let error = try #require(
      await #expect(throws: LedgerError.self) { try await first.apply(.intend, to: id, number: 1) })
    #expect(error.code == .closed)
    let second = MemoryLedger(disk: disk)
    #expect(try await second.shot(id)?.state == state)
    #expect(try await second.history(of: id).last?.to == state)
  }

  @Test func `a change that changes nothing is no write`() async throws {
    let disk = MemoryLedgerDisk()
    let ledger = MemoryLedger(disk: disk)
    try await ledger.bring(1, to: .running)
    let writes = disk.writes
    _ = try await ledger.admit(Sample.plan(1), frame: Sample.frame(1))
    _ = try await ledger.advance(Sample.plan(1).shot.id, to: Sample.snapshot(1, .running))
    #expect(disk.writes == writes)
  }
}

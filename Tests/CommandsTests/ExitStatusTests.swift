import Domain
import Foundation
import Ledger
import SystemPackage
import Testing

@testable import Commands

private typealias ExitStatus = Commands.ExitStatus

struct ExitStatusTests {
  @Test func `the codes are those of the contract`() {
    let codes = Dictionary(uniqueKeysWithValues: ExitStatus.allCases.map { ($0, $0.code) })
    #expect(
      codes == [
        .success: 0, .findings: 1, .usage: 2, .needsPerson: 4, .temporary: 5, .limitReached: 6, .diskFull: 8,
        .locked: 11, .interrupted: 130, .terminated: 143,
      ])
  }

  @Test func `of several the first of signal, 8, 4, 6, 5, 1 wins`() {
    let order: [ExitStatus] = [.diskFull, .needsPerson, .limitReached, .temporary, .findings, .success]
    for signal in [ExitStatus.interrupted, .terminated] {
      let all = [signal] + order
      for (index, status) in all.enumerated() {
        #expect(ExitStatus.worst(of: all[index...].reversed()) == status)
      }
    }
  }

  @Test func `a run that met nothing is a success`() {
    #expect(ExitStatus.worst(of: []) == .success)
  }

  @Test(
    arguments: [
      (Errno.noSpace, ExitStatus.diskFull), (Errno.diskQuotaExceeded, .diskFull),
      (CocoaError(.fileWriteOutOfSpace), .diskFull), (LedgerError(.diskFull), .diskFull),
      (Errno.ioError, .temporary), (CocoaError(.fileWriteUnknown), .temporary),
      (CancellationError(), .temporary),
    ] as [(any Error, ExitStatus)])
  fileprivate func `trouble without a code of its own is a full disk, or may pass`(
    error: any Error, status: ExitStatus
  ) {
    let failure = CommandFailure(error, "the note can't be written")
    #expect(failure.status == status)
    #expect(failure.message.hasPrefix("the note can't be written: "))
    #expect(failure.message.contains("free some space") == (status == .diskFull))
    #expect(!failure.message.contains("Error Domain"))
  }
}

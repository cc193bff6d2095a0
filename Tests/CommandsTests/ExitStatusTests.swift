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
}

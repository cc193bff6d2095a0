import Domain
import Ledger
import SystemPackage
import Testing

@Suite struct ErrorTests {
  static func codes() throws -> [LedgerError.Code] {
    let id = try Sample.plan(1).shot.id
    let job = try Sample.job(1)
    return [
      .locked(by: nil), .locked(by: LockHolder(pid: 7, host: "h", startedAt: 0)), .networkFileSystem("nfs"),
      .noLedger, .notALedger, .newerSchema(found: 2, known: 1), .corrupt("x"), .diskFull, .busy, .unreachable,
      .notDurable("synchronous is 1"), .closed, .impossible(id, .done, .intend), .nameNotText,
      .noSuchShot(id),
      .noFrame(id),
      .notStorable(id), .jobTaken(job, by: id), .wrongJob(id, expected: nil, got: job), .mayBeBilled(id),
      .clipWouldBeLost("a.mp4", of: id), .clipPathTaken("a.mp4", by: id), .failed,
    ]
  }

  @Test func `each error says where, and what to do`() throws {
    let id = try Sample.plan(1).shot.id
    var sentences: Set<String> = []
    for code in try Self.codes() {
      let text = LedgerError(code, at: "/a/ledger.sqlite").description
      #expect(text.contains("/a/ledger.sqlite") || text.contains(id.short), "\(text)")
      #expect(text.count > 40 && !text.hasSuffix("."), "\(text)")
      #expect(text.contains(/; |: |--/), "\(text)")
      sentences.insert(text)
    }
    #expect(sentences.count == (try Self.codes().count))
    #expect(
      LedgerError(.locked(by: LockHolder(pid: 7, host: "h", startedAt: 0))).description
        .contains("process 7 on h, since 1970-01-01T00:00:00Z"))
  }
}

import Domain
import TestSupport
import Testing

@testable import Providers

/// Every code and text that the pages and the wire facts have: its class, the sentence, and the exit code.
@Suite(.timeLimit(.hang))
struct FailureTableTests {
  @Test(arguments: FailureTable.parts)
  func `each code and text has its class, its sentence and, in the real program, its exit code`(
    part: FailurePart
  ) async throws {
    for row in part.rows {
      let (reason, message) = try await reading(row, of: part)
      #expect(reason == row.reason, "\(message)")
      Self.check(message, of: row, part)
    }
    let runs = try await FailureRuns.run(part)
    for row in part.rows {
      let end = try #require(runs[row.body], "\(row.body)")
      #expect(end.code == row.exit, "\(end.message)")
      #expect(end.state == (row.exit == 4 ? "expired" : row.exit == 5 ? "planned" : "failed"))
      Self.check(end.message, of: row, part)
    }
  }

  @Test func `the table has both pages' codes, each in every form with its own words`() {
    let codes = FailureTable.vtrixTask.flatMap(\.says).compactMap { $0.split(separator: ":").first }
      .filter { $0.count == 9 && Int($0) != nil }
    let pages = ["014001", "003000"].flatMap { model in (95...99).map { "\(model)0\($0)" } }
    #expect(
      codes.map(String.init).filter(pages.contains).sorted() == pages.flatMap { [$0, $0, $0, $0] }.sorted())
  }

  private static func check(_ message: String, of row: FailureRow, _ part: FailurePart) {
    for words in row.says + ["request req_5"] { #expect(message.contains(words), "\(message)") }
    #expect(message.hasPrefix(part.entry))
  }

  /// What this library makes of the reply.
  private func reading(
    _ row: FailureRow, of part: FailurePart
  ) async throws -> (reason: FailureReason, message: String) {
    switch row.way {
    case .refused(let status):
      let outcome = try await submit(part.entry, answer: FailureRuns.refusal(status, row.body))
      let failure = try #require(outcome.failure)
      #expect(outcome.isRefused == (status != 429 && !row.isRetried))
      #expect(failure.isUnbilled)
      return (failure.reason, failure.message)
    case .failed:
      guard case .failed(let failure) = try await polled(row, of: part) else {
        Issue.record("not failed: \(row.body)")
        return (.unclear, "")
      }
      #expect(failure.isUnbilled == (try Sample.entry(part.entry).failuresAreFree))
      return (failure.reason, failure.message)
    case .lost:
      let error = await #expect(throws: ProviderError.self) { try await polled(row, of: part) }
      #expect(error?.code == .lostSight && error?.isRetryable == false)
      return (.unclear, "\(try #require(error))")
    }
  }

  private func polled(_ row: FailureRow, of part: FailurePart) async throws -> JobSnapshot.Status {
    try await Sample.polled(
      FailureRuns.failed("job_1", row, of: part), entry: part.entry, headers: FailureRuns.trace
    ).status
  }

  private func submit(_ entry: String, answer: PeerAction) async throws -> SubmitOutcome {
    let folder = try TemporaryDirectory()
    let request = try Sample.request(in: folder.path)
    var outcome: SubmitOutcome?
    try await ScriptedPeer.run(script: { _ in answer }) { peer in
      outcome = try await Sample.withProvider(at: peer.base, entry: entry) { await $0.submit(request) }
    }
    return try #require(outcome)
  }
}

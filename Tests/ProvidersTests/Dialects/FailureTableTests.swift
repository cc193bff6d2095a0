import Domain
import TestSupport
import Testing

@testable import Providers

/// Every code and text that the pages and the wire facts have: its class, the exit code, and the sentence.
struct FailureTableTests {
  @Test(arguments: FailureTable.openAI) func `openai's words are understood`(row: FailureRow) async throws {
    try await check(row, of: "openai", id: "id")
  }

  @Test(arguments: FailureTable.azure) func `azure's words are understood`(row: FailureRow) async throws {
    try await check(row, of: "azure", id: "id")
  }

  @Test(arguments: FailureTable.apiyi) func `apiyi's words are understood`(row: FailureRow) async throws {
    try await check(row, of: "apiyi", id: "id")
  }

  @Test(arguments: FailureTable.vtrixTask)
  func `vtrix's ten codes and its words are understood`(row: FailureRow) async throws {
    try await check(row, of: "vtrix", id: "id")
  }

  @Test(arguments: FailureTable.v2Generations)
  func `yutoai's words are understood`(row: FailureRow) async throws {
    try await check(row, of: "yutoai", id: "task_id")
  }

  @Test func `the table has both pages' codes, each once with its own words`() {
    let codes = FailureTable.vtrixTask.flatMap(\.says).compactMap { $0.split(separator: ":").first }
      .filter { $0.count == 9 && Int($0) != nil }
    let pages = ["014001", "003000"].flatMap { model in (95...99).map { "\(model)0\($0)" } }
    #expect(codes.map(String.init).filter(pages.contains).sorted() == pages.sorted())
  }

  private func check(_ row: FailureRow, of entry: String, id: String) async throws {
    let failure: JobFailure
    if let status = row.status {
      let outcome = try await submit(entry, answer: .json(row.body, status: status, headers: Self.trace))
      failure = try #require(outcome.failure)
      #expect(outcome.isRefused)
      #expect(failure.isUnbilled)
      // What is wrong with the account stops the run, and is tried again by the next one.
      #expect((failure.reason.stopsProvider ? 5 : 1) == row.exit)
    } else {
      let body = #"{"\#(id)":"job_1","status":"failed","# + row.body.dropFirst()
      guard case .failed(let found) = try await Sample.polled(body, entry: entry, headers: Self.trace).status
      else {
        Issue.record("not failed: \(body)")
        return
      }
      failure = found
      #expect(failure.isUnbilled == (try Sample.entry(entry).failuresAreFree))
    }
    #expect(failure.reason == row.reason, "\(failure.message)")
    #expect(failure.message.hasPrefix(entry))
    #expect(failure.message.contains("request req_5"))
    for words in row.says { #expect(failure.message.contains(words), "\(failure.message)") }
  }

  private static let trace = ["x-request-id": "req_5"]

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

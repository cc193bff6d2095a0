import Domain
import TestSupport
import Testing

@testable import Providers

/// The outcome table from end to end, against peers that do what its rows say.
@Suite(.timeLimit(.hang))
struct OutcomeTableTests {
  @Test(arguments: OutcomeTable.rows) func `a submit ends as its row says`(row: OutcomeRow) async throws {
    try await ScriptedPeer.run(script: { _ in .json(#"{"id":"video_2"}"#) }) { target in
      let action = row.action(target.base)
      try await ScriptedPeer.run(reading: row.reading, script: { _ in action }) { peer in
        let outcome = try await submit(row, at: try await base(row.place, peer: peer))
        check(outcome, row)
        if row.place == .peer, case .wholeRequests = row.reading {
          try await Poll.until("the peer has read it") { !peer.posts().isEmpty }
          // A connection made later is seen after everything that was still on its way.
          try await Self.knock(at: peer)
          #expect(peer.posts().count == 1)
        } else {
          #expect(peer.posts().isEmpty)
        }
        #expect(target.connections == 0)
      }
    }
  }

  @Test func `the table has a row for each phase and no name twice`() {
    #expect(OutcomeTable.rows.count >= 80)
    #expect(Set(OutcomeTable.rows.map(\.name)).count == OutcomeTable.rows.count)
  }

  private func check(_ outcome: SubmitOutcome, _ row: OutcomeRow) {
    let verdict: OutcomeRow.Verdict
    switch outcome {
    case .bought(let job):
      verdict = .bought
      #expect(job.id.rawValue == "video_1")
    case .notSent(let failure, let pause):
      verdict = .notSent
      #expect(failure.isUnbilled)
      #expect(pause == row.pause)
      if row.place != .peer { #expect(failure.message.contains(", nothing was sent; check the network")) }
      if row.place == .closedPort { #expect(failure.message.contains("no connection (Connection refused),")) }
    case .refused(let failure):
      verdict = .refused
      #expect(failure.isUnbilled)
    case .ambiguous(let words, _):
      verdict = .ambiguous
      #expect(words.hasPrefix("openai ") && words.hasSuffix("firstframe reconcile finds out"))
    }
    #expect(row.verdicts.contains(verdict), "\(outcome)")
    if let reason = row.reason { #expect(outcome.failure?.reason == reason) }
    if verdict != .notSent || row.reason != nil {
      #expect((outcome.failure?.reason.stopsProvider ?? false) == row.stops)
    }
  }

  private func base(_ place: OutcomeRow.Place, peer: ScriptedPeer) async throws -> String {
    switch place {
    case .unknownHost: return "https://no-such-host.invalid/v1"
    case .notSecure: return "https://127.0.0.1:\(peer.port)/v1"
    case .peer: return peer.base
    case .closedPort:
      var base = ""
      try await ScriptedPeer.run(script: { _ in .end(.close) }) { base = $0.base }
      return base
    }
  }

  private func submit(_ row: OutcomeRow, at base: String) async throws -> SubmitOutcome {
    var timeouts = Sample.patient
    if row.isStalled {
      timeouts.submitSilence = .seconds(2)
      timeouts.submit = .seconds(5)
      if row.place == .notSecure { timeouts.connect = .seconds(1) }
    }
    let folder = try TemporaryDirectory()
    let request = try Sample.request(
      in: folder.path, bytes: [UInt8](repeating: 7, count: row.frameLength))
    return try await Sample.withProvider(at: base, timeouts: timeouts) { await $0.submit(request) }
  }

  private static func knock(at peer: ScriptedPeer) async throws {
    var timeouts = Sample.patient
    timeouts.silence = .milliseconds(300)
    // Answered as the row says, which is of no interest.
    _ = await Result { () async throws in
      try await Sample.withProvider(at: peer.base, timeouts: timeouts) {
        try await $0.poll(Sample.job("video_1"))
      }
    }
    try await Poll.until("the peer hears the knock") { peer.connections >= 2 }
  }
}

import Domain
import SystemPackage
import TestSupport
import Testing

@testable import Providers

/// What a submit says for each way a server, or the way to it, may behave.
struct SubmitTests {
  @Test(arguments: [301, 302, 307, 308])
  func `redirected polls, lists and deletions are not followed either`(status: Int) async throws {
    try await ScriptedPeer.run(script: { _ in .json(#"{"id":"video_1"}"#) }) { target in
      let location = "\(target.base)/videos"
      let script: ScriptedPeer.Script = { _ in .reply(status, headers: ["Location": location]) }
      try await ScriptedPeer.run(script: script) { peer in
        try await Sample.withProvider(at: peer.base) { provider in
          let job = try Sample.job("video_1")
          await #expect(throws: ProviderError.self) { try await provider.poll(job) }
          await #expect(throws: ProviderError.self) { try await provider.list(since: 0) }
          await #expect(throws: ProviderError.self) { try await provider.delete(job) }
        }
        #expect(peer.requests.count == 3)
        #expect(target.connections == 0)
      }
    }
  }

  @Test func `replies that repeat the picture are read: a paid job must not be lost in them`() async throws {
    let echo = String(repeating: "A", count: 2 << 20)
    let body = #"{"echo":"data:image/png;base64,\#(echo)","id":"video_1","status":"queued"}"#
    try await ScriptedPeer.run(script: { _ in .json(body) }) { peer in
      #expect(try await submit(to: peer).bought?.id.rawValue == "video_1")
      let job = try await Sample.withProvider(at: peer.base) { try await $0.poll(Sample.job("video_1")) }
      #expect(job.status == .queued)
    }
  }

  @Test func `a reply without end is cut off and unclear`() async throws {
    let body = [UInt8](repeating: 0x20, count: HTTPReply.bodyLimit + 1)
    try await ScriptedPeer.run(script: { _ in .reply(200, body: body) }) { peer in
      let outcome = try await submit(to: peer)
      #expect(outcome.isAmbiguous)
    }
  }

  @Test func `an error that may follow acceptance quotes the server`() async throws {
    let script: ScriptedPeer.Script = { _ in
      .json(#"{"error":{"message":"upstream gone"}}"#, status: 502, headers: ["x-request-id": "req_7"])
    }
    try await ScriptedPeer.run(script: script) { peer in
      let outcome = try await submit(to: peer)
      #expect(outcome.isAmbiguous)
      #expect(outcome.words.contains("upstream gone"))
      #expect(outcome.words.contains("req_7"))
      #expect(outcome.words.contains("firstframe reconcile"))
    }
  }

  @Test func `a frame that changed after it was checked is not sent`() async throws {
    try await ScriptedPeer.run(script: { _ in .json(#"{"id":"video_1"}"#) }) { peer in
      let folder = try TemporaryDirectory()
      let request = try Sample.request(in: folder.path)
      for other in [Array("frame bytez".utf8), Array("frame bytes and more".utf8), []] {
        try FileBytes.write(other, to: request.frame.path)
        let outcome = try await Sample.withProvider(at: peer.base) { await $0.submit(request) }
        #expect(outcome.isNotSent)
        #expect(outcome.failure?.reason == .badImage)
      }
      #expect(peer.connections == 0)
    }
  }

  @Test func `after the shutdown nothing is sent`() async throws {
    try await ScriptedPeer.run(script: { _ in .json(#"{"id":"video_1"}"#) }) { peer in
      let folder = try TemporaryDirectory()
      let request = try Sample.request(in: folder.path)
      let provider = try await Sample.withProvider(at: peer.base) { $0 }
      let outcome = await provider.submit(request)
      #expect(outcome.isNotSent)
      let error = await #expect(throws: ProviderError.self) { try await provider.poll(Sample.job("v")) }
      #expect(error?.code == .cancelled)
      #expect(peer.connections == 0)
    }
  }

  @Test func `a frame that is gone is not sent`() async throws {
    try await ScriptedPeer.run(script: { _ in .json(#"{"id":"video_1"}"#) }) { peer in
      let request = try Self.requestWithoutFrame()
      let outcome = try await Sample.withProvider(at: peer.base) { await $0.submit(request) }
      #expect(outcome.isNotSent)
      #expect(outcome.words.contains("frame"))
      #expect(peer.connections == 0)
    }
  }

  @Test func `a server that echoes the key does not get it shown`() async throws {
    for status in [401, 429, 500, 200] {
      let body = #"{"error":{"message":"bad key \#(Sample.secret)","code":"\#(Sample.secret)"}}"#
      try await ScriptedPeer.run(script: { _ in .json(body, status: status) }) { peer in
        let outcome = try await submit(to: peer)
        #expect(!outcome.words.contains(Sample.secret))
        #expect(!"\(outcome)".contains(Sample.secret))
        #expect(outcome.words.contains("[key]"))
      }
    }
  }

  private static func requestWithoutFrame() throws -> SubmitRequest {
    let folder = try TemporaryDirectory()
    return try Sample.request(in: folder.path)
  }

  private func submit(
    to peer: ScriptedPeer, timeouts: TransportTimeouts = Sample.patient
  ) async throws -> SubmitOutcome {
    try await submit(at: peer.base, timeouts: timeouts)
  }

  private func submit(
    at base: String, timeouts: TransportTimeouts = Sample.patient
  ) async throws -> SubmitOutcome {
    let folder = try TemporaryDirectory()
    let request = try Sample.request(in: folder.path)
    return try await Sample.withProvider(at: base, timeouts: timeouts) { await $0.submit(request) }
  }
}

import Domain
import TestSupport
import Testing

@testable import Providers

/// One submit is one POST, however the other side ends it.
@Suite(.timeLimit(.hang))
struct OnePostTests {
  enum Warmth: String, Sendable, CaseIterable {
    case cold
    /// The same provider has just submitted and polled with success, and idle connections are open.
    case warm
  }

  /// Of each kind; `FIRSTFRAME_POST_ROUNDS` asks for more.
  static let rounds = TestCount.of("FIRSTFRAME_POST_ROUNDS", standard: 5)
  private static let warmUpPrompt = "only to warm up"

  @Test(arguments: PeerAction.Ending.allCases, Warmth.allCases)
  func `a server that reads the whole POST and then goes sees it once`(
    ending: PeerAction.Ending, warmth: Warmth
  ) async throws {
    let script: ScriptedPeer.Script = { request in
      request.method == "POST" && !Self.isWarmUp(request)
        ? .end(ending) : .json(#"{"id":"video_1","status":"queued"}"#)
    }
    try await ScriptedPeer.run(script: script) { peer in
      let folder = try TemporaryDirectory()
      let request = try Sample.request(in: folder.path)
      let warmUp = try Sample.request(in: folder.path, prompt: Self.warmUpPrompt)
      var warmUps = 0
      for _ in 0..<Self.rounds {
        let outcome = try await Sample.withProvider(at: peer.base, timeouts: Self.brief) { provider in
          if warmth == .warm { warmUps += try await Self.warm(provider, with: warmUp) }
          return await provider.submit(request)
        }
        #expect(outcome.isAmbiguous)
      }
      // A further request on a new connection is served after everything that was still on its way.
      try await Sample.withProvider(at: peer.base) { _ = try await $0.poll(Sample.job("video_1")) }
      let posts = peer.posts()
      #expect(posts.count { !Self.isWarmUp($0) } == Self.rounds)
      #expect(posts.count(where: Self.isWarmUp) == warmUps)
    }
  }

  @Test(arguments: PeerAction.Ending.allCases)
  func `a server that goes after the first bytes leaves the submit unclear and is tried once`(
    ending: PeerAction.Ending
  ) async throws {
    try await ScriptedPeer.run(reading: .bytes(1, .end(ending)), script: { _ in .end(.close) }) { peer in
      let folder = try TemporaryDirectory()
      let request = try Sample.request(in: folder.path, bytes: [UInt8](repeating: 7, count: 4_000_000))
      for round in 1...5 {
        let outcome = try await Sample.withProvider(at: peer.base, timeouts: Self.stalling) {
          await $0.submit(request)
        }
        #expect(outcome.isAmbiguous)
        try await Poll.until("the peer sees it") { peer.connections >= round }
        #expect(peer.connections == round)
      }
    }
  }

  @Test(arguments: [PeerAction.Ending.close, .reset])
  func `a server that goes before reading never sells and is tried once`(
    ending: PeerAction.Ending
  ) async throws {
    try await ScriptedPeer.run(reading: .bytes(0, .end(ending)), script: { _ in .end(.close) }) { peer in
      let folder = try TemporaryDirectory()
      let request = try Sample.request(in: folder.path)
      for round in 1...Self.rounds {
        let outcome = try await Sample.withProvider(at: peer.base, timeouts: Sample.quick) {
          await $0.submit(request)
        }
        // Whether the close was noticed before the first write is a race; both are true statements.
        #expect(outcome.isAmbiguous || outcome.isNotSent)
        #expect(peer.connections <= round)
      }
      #expect(peer.requests.isEmpty)
    }
  }

  @Test func `each submit has a connection of its own that ends with it`() async throws {
    try await ScriptedPeer.run(script: { _ in .json(#"{"id":"video_1","status":"queued"}"#) }) { peer in
      let folder = try TemporaryDirectory()
      let request = try Sample.request(in: folder.path)
      try await Sample.withProvider(at: peer.base) { provider in
        for _ in 0..<5 { _ = await provider.submit(request) }
      }
      #expect(peer.connections == 5)
      #expect(peer.requests.map { $0.header("connection") } == Array(repeating: "close", count: 5))
    }
  }

  @Test func `polls share a connection`() async throws {
    try await ScriptedPeer.run(script: { _ in .json(#"{"id":"video_1","status":"queued"}"#) }) { peer in
      try await Sample.withProvider(at: peer.base) { provider in
        for _ in 0..<5 { _ = try await provider.poll(Sample.job("video_1")) }
      }
      #expect(peer.connections == 1)
    }
  }

  @Test func `a submit that is stopped in the middle is unclear, not lost`() async throws {
    let (reached, signal) = AsyncStream.makeStream(of: Void.self)
    let script: ScriptedPeer.Script = { _ in
      signal.yield()
      return .end(.stall)
    }
    try await ScriptedPeer.run(script: script) { peer in
      let folder = try TemporaryDirectory()
      let request = try Sample.request(in: folder.path)
      let outcome = try await Sample.withProvider(at: peer.base) { provider in
        await withTaskGroup(of: SubmitOutcome.self) { group in
          group.addTask { await provider.submit(request) }
          for await _ in reached { break }
          group.cancelAll()
          return await group.next()
        }
      }
      #expect(outcome?.isAmbiguous == true)
      #expect(peer.posts().count == 1)
    }
  }

  @Test func `a submit that is stopped before it starts sends nothing`() async throws {
    try await ScriptedPeer.run(script: { _ in .end(.close) }) { peer in
      let folder = try TemporaryDirectory()
      let request = try Sample.request(in: folder.path)
      let outcome = try await Sample.withProvider(at: peer.base) { provider in
        await withTaskGroup(of: SubmitOutcome.self) { group in
          group.cancelAll()
          group.addTask { await provider.submit(request) }
          return await group.next()
        }
      }
      #expect(outcome?.isNotSent == true)
      #expect(peer.connections == 0)
    }
  }

  private static let stalling = TransportTimeouts(
    connect: .seconds(30), submit: .seconds(3), submitSilence: .milliseconds(60), reply: .seconds(20),
    silence: .seconds(20), download: .seconds(60))

  /// A stalled peer is given up soon.
  private static let brief = TransportTimeouts(
    connect: .seconds(30), submit: .seconds(60), submitSilence: .milliseconds(300), reply: .seconds(20),
    silence: .seconds(20), download: .seconds(60))

  private static func isWarmUp(_ request: RecordedRequest) -> Bool {
    request.body.firstRange(of: Array(warmUpPrompt.utf8)) != nil
  }

  /// Returns how many submits it took: a busy machine may be too late with an answer.
  private static func warm(_ provider: any VideoProvider, with request: SubmitRequest) async throws -> Int {
    var count = 1
    while await provider.submit(request).bought == nil { count += 1 }
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<3 { group.addTask { _ = try await provider.poll(Sample.job("video_1")) } }
      try await group.waitForAll()
    }
    return count
  }
}

import Domain
import SystemPackage
import TestSupport
import Testing

@testable import Providers

/// The key is seen by the provider's own host and by nobody else.
struct KeyLeakTests {
  static let echo = #"{"error":{"message":"key \#(Sample.secret) is bad","code":"\#(Sample.secret)"}}"#

  static let answers: [PeerAction] =
    [200, 206, 302, 400, 401, 404, 416, 429, 500].map { .json(echo, status: $0) }
    + [
      "x-request-id", "Content-Encoding", "Content-Type", "Retry-After", "Location", "ETag", "Content-Range",
    ].map {
      .reply($0 == "Location" ? 307 : 200, headers: [$0: Sample.secret], body: Array("{}".utf8))
    }
    + [
      .reply(500, headers: ["x-request-id": Sample.secret]),
      .json(
        #"{"id":"v","status":"failed","error":{"message":"\#(Sample.secret)","code":"\#(Sample.secret)"}}"#),
      .raw(Array("HTTP/1.1 200 \(Sample.secret)\r\nContent-Length: 9\r\n\r\n".utf8), then: .close),
      .raw(Array("\(Sample.secret)\r\n\r\n".utf8), then: .close), .end(.reset),
    ]

  @Test(arguments: answers)
  func `whatever a server makes of the key, no text shows it`(answer: PeerAction) async throws {
    try await ScriptedPeer.run(script: { _ in answer }) { peer in
      let texts = try await Self.everyCall(at: peer.base)
      #expect(texts.allSatisfy { !$0.contains(Sample.secret) }, "\(texts)")
      #expect(peer.requests.count >= 5)
      #expect(peer.requests.allSatisfy { $0.header("authorization") == "Bearer \(Sample.secret)" })
      #expect(peer.requests.allSatisfy { !$0.target.contains(Sample.secret) })
    }
  }

  @Test(arguments: [301, 302, 303, 307, 308])
  func `a redirect that carries the key is followed by no call`(status: Int) async throws {
    try await ScriptedPeer.run(script: { _ in .reply(200) }) { target in
      let location = "http://127.0.0.1:\(target.port)/?to=\(Sample.secret)"
      let script: ScriptedPeer.Script = { _ in .reply(status, headers: ["Location": location]) }
      try await ScriptedPeer.run(script: script) { peer in
        let texts = try await Self.everyCall(at: peer.base)
        #expect(texts.allSatisfy { !$0.contains(Sample.secret) }, "\(texts)")
        #expect(peer.requests.count == 5)
        #expect(target.connections == 0)
      }
    }
  }

  /// Everything that a person could be shown of one round through all calls.
  private static func everyCall(at base: String) async throws -> [String] {
    let folder = try TemporaryDirectory()
    let request = try Sample.request(in: folder.path)
    let job = try Sample.job("video_1")
    return try await Sample.withProvider(at: base) { provider in
      var texts = show(await provider.submit(request))
      texts += show(await Result { () async throws in try await provider.poll(job) })
      texts += show(await Result { () async throws in try await provider.list(since: 0) })
      texts += show(
        await Result { () async throws in
          try await provider.download(
            of: JobSnapshot(id: job, status: .completed), to: folder.path.appending("clip"), limit: 1000)
        })
      texts += show(
        await Result { () async throws in
          try await provider.thumbnail(of: job, to: folder.path.appending("picture"), limit: 1000)
        })
      return texts
    }
  }

  private static func show(_ value: some Any) -> [String] {
    var dumped = ""
    dump(value, to: &dumped)
    return ["\(value)", String(reflecting: value), dumped]
  }
}

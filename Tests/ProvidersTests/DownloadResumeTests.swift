import Domain
import Foundation
import Synchronization
import SystemPackage
import TestSupport
import Testing

@testable import Providers

/// What a cut download leaves, and how it goes on.
struct DownloadResumeTests {
  /// How a server answers the attempt after a cut.
  enum Second: String, Sendable, CaseIterable {
    case partial
    case whole
    case wrongStart
    case noContentRange
    case rangeOfAnotherLength
    case unsatisfiable
    case changedTagHonest
    case changedTagLying
    case weakTag
    case noTag
    case partialCutAgain
  }

  @Test(arguments: Second.allCases, [PeerAction.Ending.close, .reset])
  func `a clip cut in the middle ends with the same digest`(
    second: Second, ending: PeerAction.Ending
  ) async throws {
    let count = Mutex(0)
    let script: ScriptedPeer.Script = { request in
      let number = count.withLock { count in
        count += 1
        return count
      }
      return Self.reply(to: request, number: number, second: second, ending: ending)
    }
    try await ScriptedPeer.run(script: script) { peer in
      let folder = try TemporaryDirectory()
      let part = folder.path.appending("part")
      let file = try await ClipFetch.untilDone(from: peer, to: part)
      #expect(file == DownloadedFile(bytes: ClipFetch.clip.count, digest: Digest.of(ClipFetch.clip)))
      let bytes = try FileBytes.read(part)
      #expect(bytes == ClipFetch.clip)
      #expect(!FileBytes.exists(PartNote.resume.file(for: part)))
      let ranged = peer.requests.filter { $0.header("range") != nil }
      #expect(ranged.allSatisfy { $0.header("if-range") == #""v1""# })
      if second == .weakTag || second == .noTag { #expect(ranged.isEmpty) }
      #expect(peer.requests.allSatisfy { $0.header("accept-encoding") == "identity" })
    }
  }

  private static func reply(
    to request: RecordedRequest, number: Int, second: Second, ending: PeerAction.Ending
  ) -> PeerAction {
    var server = RangeServer(clip: ClipFetch.clip)
    if second == .weakTag { server.tag = #"W/"v1""# }
    if second == .noTag { server.tag = nil }
    if number == 1 { return server.reply(to: request, cut: 100_000, by: ending) }
    guard number == 2, let start = request.header("range").flatMap(RangeServer.start) else {
      return server.reply(to: request)
    }
    func partial(from first: Int, range: String?, tag: String = #""v1""#) -> PeerAction {
      var headers = ["ETag": tag]
      headers["Content-Range"] = range
      return .reply(206, headers: headers, body: Array(ClipFetch.clip[first...]))
    }
    let last = ClipFetch.clip.count - 1
    switch second {
    case .partial, .weakTag, .noTag: return server.reply(to: request)
    case .whole: return .reply(200, headers: ["ETag": #""v1""#], body: ClipFetch.clip)
    case .wrongStart:
      return partial(from: start + 1, range: "bytes \(start + 1)-\(last)/\(ClipFetch.clip.count)")
    case .noContentRange: return partial(from: start, range: nil)
    case .rangeOfAnotherLength: return partial(from: start, range: "bytes \(start)-\(last)/\(last)")
    case .unsatisfiable: return .reply(416, headers: ["Content-Range": "bytes */\(ClipFetch.clip.count)"])
    case .changedTagHonest:
      server.tag = #""v2""#
      return server.reply(to: request)
    case .changedTagLying:
      return partial(from: start, range: "bytes \(start)-\(last)/\(ClipFetch.clip.count)", tag: #""v2""#)
    case .partialCutAgain: return server.reply(to: request, cut: 50_000, by: ending)
    }
  }

  @Test(arguments: 1...8) func `random cuts never change a byte`(seed: UInt64) async throws {
    let generator = Mutex(SeededGenerator(seed: seed))
    let script: ScriptedPeer.Script = { request in
      generator.withLock { generator in
        let clip = Array(ClipFetch.clip.prefix(60_000))
        var server = RangeServer(clip: clip)
        server.tag = [#""v1""#, #""v1""#, #""v1""#, #"W/"v1""#, nil].randomElement(using: &generator) ?? nil
        let cut = Bool.random(using: &generator) ? Int.random(in: 0..<60_000, using: &generator) : nil
        return server.reply(to: request, cut: cut, by: Bool.random(using: &generator) ? .close : .reset)
      }
    }
    try await ScriptedPeer.run(script: script) { peer in
      let folder = try TemporaryDirectory()
      let file = try await ClipFetch.untilDone(from: peer, to: folder.path.appending("part"))
      #expect(file.digest == Digest.of(Array(ClipFetch.clip.prefix(60_000))), "seed \(seed)")
    }
  }

  @Test func `a part that is whole already is not fetched again`() async throws {
    try await ScriptedPeer.run(script: { RangeServer(clip: ClipFetch.clip).reply(to: $0) }) { peer in
      let folder = try TemporaryDirectory()
      let part = try folder.write(ClipFetch.clip, to: "part")
      try ClipFetch.point(length: ClipFetch.clip.count).save(for: part)
      let file = try await ClipFetch.once(from: peer, to: part)
      #expect(file.digest == Digest.of(ClipFetch.clip))
      #expect(peer.requests.count == 1)
      #expect(!FileBytes.exists(PartNote.resume.file(for: part)))
    }
  }

  @Test func `bytes after the last proven one are fetched again`() async throws {
    try await ScriptedPeer.run(script: { RangeServer(clip: ClipFetch.clip).reply(to: $0) }) { peer in
      let folder = try TemporaryDirectory()
      let part = try folder.write(Array(ClipFetch.clip[..<5000]) + [0, 0, 0], to: "part")
      try ClipFetch.point(length: 5000).save(for: part)
      let file = try await ClipFetch.once(from: peer, to: part)
      #expect(file.digest == Digest.of(ClipFetch.clip))
      #expect(peer.requests.first?.header("range") == "bytes=5000-")
    }
  }

  @Test(arguments: [
    "", "video_1\n\"v1\"\n5000\n", "video_1\n\"v1\"\n5000\nend", "video_2\n\"v1\"\n5000\nend\n",
    "video_1\nW/\"v1\"\n5000\nend\n", "video_1\n\"v1\"\n-1\nend\n", "video_1\n\"v1\"\n999999\nend\n",
    "\u{0}\n",
  ])
  func `a note that can't be trusted means starting over`(note: String) async throws {
    try await ScriptedPeer.run(script: { RangeServer(clip: ClipFetch.clip).reply(to: $0) }) { peer in
      let folder = try TemporaryDirectory()
      let part = try folder.write([UInt8](repeating: 9, count: 6000), to: "part")
      try FileBytes.write(Array(note.utf8), to: PartNote.resume.file(for: part))
      let file = try await ClipFetch.once(from: peer, to: part)
      #expect(file.digest == Digest.of(ClipFetch.clip))
      #expect(peer.requests.first?.header("range") == nil)
    }
  }

  @Test(arguments: [
    (
      404, #"{"error":{"message":"The video is no longer available. Downloads expire after 1 hours."}}"#,
      ProviderError.Code.expired
    ),
    (403, "<Error><Message>Request has expired</Message></Error>", .expired),
    (403, #"{"error":{"message":"Request has expired"}}"#, .expired), (410, "", .expired),
    (404, #"{"error":{"message":"No such video"}}"#, .jobUnknown),
    (400, #"{"error":{"message":"Task is not completed yet, current status: IN_PROGRESS"}}"#, .notReady),
    (401, "{}", .authentication), (429, "{}", .throttled), (502, "bad gateway", .serverFault),
    (206, "x", .badReply), (204, "", .badReply),
  ])
  func `a reply without a clip is told apart and keeps what is there`(
    status: Int, body: String, code: ProviderError.Code
  ) async throws {
    try await ScriptedPeer.run(script: { _ in .json(body, status: status) }) { peer in
      let folder = try TemporaryDirectory()
      let part = try folder.write(Array(ClipFetch.clip[..<5000]), to: "part")
      if status != 206 { try ClipFetch.point(length: 5000).save(for: part) }
      let error = await #expect(throws: ProviderError.self) {
        try await ClipFetch.once(from: peer, to: part)
      }
      #expect(error?.code == code)
      let kept = try FileBytes.read(part)
      #expect(kept == Array(ClipFetch.clip[..<5000]))
    }
  }

  @Test func `an expired link, asked for again later, is resumed`() async throws {
    let isExpired = Mutex(true)
    let script: ScriptedPeer.Script = { request in
      isExpired.withLock { $0 }
        ? .json(#"{"error":{"message":"Downloads expire after 1 hours."}}"#, status: 404)
        : RangeServer(clip: ClipFetch.clip).reply(to: request)
    }
    try await ScriptedPeer.run(script: script) { peer in
      let folder = try TemporaryDirectory()
      let part = try folder.write(Array(ClipFetch.clip[..<5000]), to: "part")
      try ClipFetch.point(length: 5000).save(for: part)
      await #expect(throws: ProviderError.self) { try await ClipFetch.once(from: peer, to: part) }
      isExpired.withLock { $0 = false }
      let file = try await ClipFetch.once(from: peer, to: part)
      #expect(file.digest == Digest.of(ClipFetch.clip))
      #expect(peer.requests.last?.header("range") == "bytes=5000-")
    }
  }
}

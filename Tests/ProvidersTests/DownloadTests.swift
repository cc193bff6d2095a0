import Domain
import Foundation
import Synchronization
import SystemPackage
import TestSupport
import Testing

@testable import Providers

struct DownloadTests {
  @Test func `a clip over the limit is refused before and while it comes`() async throws {
    let chunk = ClipFetch.clip.prefix(50_000)
    let endless = Array("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n".utf8) + chunk
    let replies: [PeerAction] = [.reply(200, body: ClipFetch.clip), .raw(endless, then: .close)]
    for reply in replies {
      try await ScriptedPeer.run(script: { _ in reply }) { peer in
        let folder = try TemporaryDirectory()
        let part = folder.path.appending("part")
        let error = await #expect(throws: ProviderError.self) {
          try await ClipFetch.once(from: peer, to: part, limit: 40_000)
        }
        #expect(error?.code == .tooLarge)
        #expect(!FileBytes.exists(part))
      }
    }
  }

  @Test func `a clip without a length ends with its connection`() async throws {
    let reply = Array("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n".utf8) + ClipFetch.clip
    try await ScriptedPeer.run(script: { _ in .raw(reply, then: .close) }) { peer in
      let folder = try TemporaryDirectory()
      let file = try await ClipFetch.once(from: peer, to: folder.path.appending("part"))
      #expect(file.digest == Digest.of(ClipFetch.clip))
    }
  }

  @Test func `a clip in chunks that stops before the last one is not complete`() async throws {
    let reply = Array("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nabcde\r\n".utf8)
    try await ScriptedPeer.run(script: { _ in .raw(reply, then: .close) }) { peer in
      let folder = try TemporaryDirectory()
      let error = await #expect(throws: ProviderError.self) {
        try await ClipFetch.once(from: peer, to: folder.path.appending("part"))
      }
      #expect(error?.code == .interrupted)
    }
  }

  @Test func `a whole clip that waits for its name is not fetched again, a changed one is`() async throws {
    let script: ScriptedPeer.Script = {
      RangeServer(clip: ClipFetch.clip).reply(to: $0, cut: nil, by: .close)
    }
    try await ScriptedPeer.run(script: script) { peer in
      let folder = try TemporaryDirectory()
      let part = folder.path.appending("part")
      for _ in 1...2 {
        let file = try await ClipFetch.once(from: peer, to: part)
        #expect(file.digest == Digest.of(ClipFetch.clip))
        #expect(peer.requests.count == 1)
      }
      try FileBytes.write([1, 2, 3], to: part)
      let again = try await ClipFetch.once(from: peer, to: part)
      #expect(again.digest == Digest.of(ClipFetch.clip))
      #expect(peer.requests.count == 2)
    }
  }

  @Test func `a server that stalls in the middle is given up and the clip resumed`() async throws {
    var timeouts = Sample.patient
    timeouts.silence = .seconds(3)
    let script: ScriptedPeer.Script = { request in
      RangeServer(clip: ClipFetch.clip).reply(
        to: request, cut: request.header("range") == nil ? 100_000 : nil, by: .stall)
    }
    try await ScriptedPeer.run(script: script) { [timeouts] peer in
      let folder = try TemporaryDirectory()
      let part = folder.path.appending("part")
      let error = await #expect(throws: ProviderError.self) {
        try await ClipFetch.once(from: peer, to: part, timeouts: timeouts)
      }
      #expect(error?.code == .interrupted)
      let file = try await ClipFetch.once(from: peer, to: part)
      #expect(file.digest == Digest.of(ClipFetch.clip))
      #expect(peer.requests.last?.header("range") != nil)
    }
  }

  @Test func `a download over its time is given up and keeps what came`() async throws {
    var timeouts = Sample.patient
    timeouts.download = .milliseconds(300)
    let script: ScriptedPeer.Script = {
      RangeServer(clip: ClipFetch.clip).reply(to: $0, cut: 100_000, by: .stall)
    }
    try await ScriptedPeer.run(script: script) { [timeouts] peer in
      let folder = try TemporaryDirectory()
      let error = await #expect(throws: ProviderError.self) {
        try await ClipFetch.once(from: peer, to: folder.path.appending("part"), timeouts: timeouts)
      }
      #expect(error?.code == .interrupted)
    }
  }

  @Test func `a stopped download ends at once and can go on`() async throws {
    let (reached, signal) = AsyncStream.makeStream(of: Void.self)
    let isFirst = Atomic(true)
    let script: ScriptedPeer.Script = { request in
      signal.yield()
      let cut = isFirst.exchange(false, ordering: .relaxed) ? 100_000 : nil
      return RangeServer(clip: ClipFetch.clip).reply(to: request, cut: cut, by: .stall)
    }
    try await ScriptedPeer.run(script: script) { peer in
      let folder = try TemporaryDirectory()
      let part = folder.path.appending("part")
      let error = await withTaskGroup(of: ProviderError?.self) { group in
        group.addTask {
          await #expect(throws: ProviderError.self) { try await ClipFetch.once(from: peer, to: part) }
        }
        for await _ in reached { break }
        group.cancelAll()
        return await group.next() ?? nil
      }
      #expect(error?.code == .cancelled)
      let file = try await ClipFetch.once(from: peer, to: part)
      #expect(file.digest == Digest.of(ClipFetch.clip))
    }
  }

  @Test func `a part that can't be written is a fault of this machine`() async throws {
    try await ScriptedPeer.run(script: { RangeServer(clip: ClipFetch.clip).reply(to: $0) }) { peer in
      let folder = try TemporaryDirectory()
      let link = folder.path.appending("link")
      try FileManager.default.createSymbolicLink(
        atPath: link.string, withDestinationPath: folder.path.appending("elsewhere").string)
      for part in [folder.path.appending("missing").appending("part"), link] {
        let error = await #expect(throws: ProviderError.self) {
          try await ClipFetch.once(from: peer, to: part)
        }
        #expect(error?.code == .storage)
        #expect(error?.isRetryable == false)
      }
      #expect(!FileBytes.exists(folder.path.appending("elsewhere")))
    }
  }

  @Test func `a link out of a reply is fetched without the key`() async throws {
    try await ScriptedPeer.run(script: { RangeServer(clip: ClipFetch.clip).reply(to: $0) }) { peer in
      let folder = try TemporaryDirectory()
      let transport = HTTPTransport(timeouts: Sample.patient)
      let client = ProviderClient(
        entry: try Sample.entry(), base: try BaseURL(peer.base, provider: "p"), key: try Sample.key(),
        transport: transport, now: { Sample.now })
      let downloader = ClipDownloader(
        client: client, job: try Sample.job("video_1"), part: folder.path.appending("part"), limit: 1 << 20,
        errors: OpenAIVideosError.self)
      let source = try DownloadSource.link("\(peer.base)/clip?sig=1", of: client)
      let result = await Result { () async throws in try await downloader.fetch(source) }
      await transport.shutdown()
      #expect(try result.get().digest == Digest.of(ClipFetch.clip))
      #expect(peer.requests.first?.target == "/v1/clip?sig=1")
      #expect(
        peer.requests.allSatisfy { request in !request.headers.contains { $0.value.contains(Sample.secret) }
        })
    }
  }
}

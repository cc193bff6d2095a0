import Domain
import Foundation
import SystemPackage
import TestSupport
import Testing

@testable import Providers

/// Clips cut anywhere, with every kind of answer to the attempt after the cut.
@Suite(.timeLimit(.hang))
struct DownloadCutTests {
  /// Clips of each kind; `FIRSTFRAME_DOWNLOAD_CUTS` asks for more.
  static let clips = TestCount.of("FIRSTFRAME_DOWNLOAD_CUTS", standard: 13)

  @Test(arguments: CutServer.Kind.allCases)
  func `a clip cut anywhere is whole in the end and never has its name before`(
    kind: CutServer.Kind
  ) async throws {
    let server = CutServer(kind: kind)
    let folder = try TemporaryDirectory()
    let transport = HTTPTransport(timeouts: Sample.patient)
    try await ScriptedPeer.run(script: { server.answer($0) }) { peer in
      let client = ProviderClient(
        entry: try Sample.entry("sandbox"), base: try BaseURL(peer.base, provider: "p"),
        key: try Sample.key(), transport: transport, now: { Sample.now })
      for number in 0..<Self.clips {
        try await Self.fetch(number, from: server, at: peer.base, client: client, in: folder.path)
        #expect(try folder.files() == ["clip.mp4"], "\(kind), clip \(number)")
        FileBytes.remove(folder.path.appending("clip.mp4"))
      }
      #expect(peer.requests.allSatisfy { $0.header("authorization") == nil })
      let ranged = peer.requests.filter { $0.header("range") != nil }
      #expect(ranged.allSatisfy { $0.header("if-range")?.hasPrefix("\"") == true })
      if kind == .weakTag || kind == .noTag { #expect(ranged.isEmpty) } else { #expect(!ranged.isEmpty) }
    }
    await transport.shutdown()
  }

  /// As the workflow does it: again while the error says so, with a fresh link for one that ran out, and the
  /// final name last.
  private static func fetch(
    _ number: Int, from server: CutServer, at base: String, client: ProviderClient, in folder: FilePath
  ) async throws {
    let part = folder.appending(".clip.part")
    var link = "old"
    for _ in 0..<20 {
      let job = try Sample.job("video_\(number)")
      let downloader = ClipDownloader(
        client: client, job: job, part: part, limit: 1 << 20, errors: OpenAIVideosError.self)
      let source = try DownloadSource.link("\(base)/\(number)/\(link)", of: client)
      do {
        let file = try await downloader.fetch(source)
        let clip = server.clip(number)
        #expect(file == DownloadedFile(bytes: clip.count, digest: Digest.of(clip)), "clip \(number)")
        let bytes = try FileBytes.read(part)
        #expect(Digest.of(bytes) == file.digest, "clip \(number)")
        try FileManager.default.moveItem(atPath: part.string, toPath: folder.appending("clip.mp4").string)
        FileBytes.remove(PartNote.whole.file(for: part))
        return
      } catch let error as ProviderError {
        if error.code == .expired { link = "fresh" } else { #expect(error.isRetryable, "\(error)") }
      }
    }
    Issue.record("clip \(number) never came")
  }
}

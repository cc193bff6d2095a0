import Domain
import SystemPackage
import TestSupport
import Testing

@testable import Providers

struct ThumbnailTests {
  @Test(arguments: [
    (PeerAction.reply(200, headers: ["Content-Type": "image/webp"]), ProviderError.Code.badReply),
    (.json(#"{"message":"later"}"#), .badReply),
    (.reply(200, headers: ["Content-Type": "image/webp", "Content-Encoding": "gzip"], body: [1]), .badReply),
    (.json(#"{"error":{"message":"Video is not ready yet"}}"#, status: 404), .notReady),
    (.json(#"{"error":{"message":"Downloads expire after 1 hours."}}"#, status: 404), .expired),
    (.json("{}", status: 404), .jobUnknown), (.json("{}", status: 401), .authentication),
    (.json("{}", status: 429), .throttled), (.json("{}", status: 502), .serverFault),
    (.reply(302, headers: ["Location": "https://elsewhere.example"]), .refused),
    (.raw(Array("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\ncut".utf8), then: .close), .interrupted),
    (.reply(200, body: [UInt8](repeating: 0, count: HTTPReply.refusalLimit + 1)), .tooLarge),
  ])
  func `a reply without a picture is told apart and leaves no file`(
    action: PeerAction, code: ProviderError.Code
  ) async throws {
    try await ScriptedPeer.run(script: { _ in action }) { peer in
      let folder = try TemporaryDirectory()
      let part = folder.path.appending("thumbnail")
      let error = await #expect(throws: ProviderError.self) {
        try await Sample.withProvider(at: peer.base) {
          try await $0.thumbnail(of: Sample.job("video_1"), to: part, limit: 1000)
        }
      }
      #expect(error?.code == code)
      #expect(!FileBytes.exists(part))
    }
  }

  @Test func `a folder that is missing is a fault of this machine`() async throws {
    try await ScriptedPeer.run(script: { _ in .reply(200, body: [1]) }) { peer in
      let folder = try TemporaryDirectory()
      let part = folder.path.appending("missing").appending("thumbnail")
      let error = await #expect(throws: ProviderError.self) {
        try await Sample.withProvider(at: peer.base) {
          try await $0.thumbnail(of: Sample.job("video_1"), to: part, limit: 1000)
        }
      }
      #expect(error?.code == .storage)
      #expect("\(String(describing: error))".contains("\(part)"))
    }
  }
}

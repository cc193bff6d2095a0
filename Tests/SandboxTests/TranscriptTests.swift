import Domain
import Foundation
import SystemPackage
import TestSupport
import Testing

@testable import Sandbox

struct TranscriptTests {
  /// What a transcript of the requests in `body` says, in order.
  static func record(_ body: @escaping @Sendable (TestClient) async throws -> Void) async throws -> [String] {
    let texts = Locked<[String]>([])
    try await withTemporaryFolder { folder in
      let transcript = folder.appending("a").appending("b")
      try await withSandbox(in: folder) {
        $0.transcript = transcript
      } _: { client in
        try await body(client)
      }
      let names = try FileManager.default.contentsOfDirectory(atPath: transcript.string).sorted()
      let found = try names.map { name in
        let text = try String(decoding: FileBytes.read(transcript.appending(name)), as: UTF8.self)
        return name + "\n" + text
      }
      texts.withLock { $0 = found }
    }
    return texts.withLock { $0 }
  }

  @Test func `a form is told by its fields, a picture by its digest, a key not at all`() async throws {
    let frame = SamplePicture.png(1280, 720)
    let texts = try await Self.record { client in
      _ = try await client.create(.create(frame: frame), headers: ["Authorization": "Bearer sk-canary"])
    }
    #expect(
      texts == [
        """
        0001-create.json
        {
          "body" : {
            "input_reference" : {
              "file_name" : "frame.png",
              "media_type" : "image/png",
              "sha256" : "\(Digest.of([UInt8](frame)).hex)"
            },
            "prompt" : "a slow push in",
            "seconds" : "4",
            "size" : "1280x720"
          },
          "headers" : {
            "authorization" : "Bearer KEY",
            "content-type" : "multipart/form-data"
          },
          "method" : "POST",
          "path" : "/v1/videos",
          "query" : {

          }
        }

        """
      ])
  }

  @Test func `JSON keeps its shape, and other calls are told too`() async throws {
    let texts = try await Self.record { client in
      for account in [SandboxAccount.vtrix, .yutoai, .azure] {
        let service = StandIn(account: account, client: client)
        _ = try await client.get(service.path(of: try await service.createdID()), headers: service.key)
      }
    }
    let digest = Digest.of([UInt8](SamplePicture.png(1280, 720))).hex
    #expect(texts.count == 6)
    #expect(texts[0].contains(#""data_uri" : "image/png""#) && texts[0].contains(digest))
    #expect(texts[0].contains(#""model" : "sora_2_i2v""#) && texts[0].contains(#""params" : {"#))
    #expect(texts[1].hasPrefix("0002-poll.json\n"))
    #expect(texts[1].contains(#""path" : "/model/v1/generation/task/{id}""#))
    #expect(texts[2].contains(digest) && texts[2].contains(#""images" : ["#))
    #expect(texts[5].contains(#""api-key" : "KEY""#))
    #expect(texts.allSatisfy { !$0.contains("base64") })
  }
}

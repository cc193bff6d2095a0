import Domain
import NIOHTTP1
import SystemPackage
import Testing

@testable import Providers

struct ProviderErrorTests {
  @Test(arguments: ProviderError.Code.allCases)
  func `each code makes a sentence that names the provider`(code: ProviderError.Code) {
    var error = ProviderError(code, provider: "openai", "it went wrong")
    error.status = 418
    error.requestID = "req_1"
    #expect("\(error)".hasPrefix("openai: it went wrong (HTTP 418, request req_1)"))
  }

  @Test func `only what may pass by itself is tried again`() {
    let retryable = ProviderError.Code.allCases.filter(\.isRetryable)
    #expect(
      retryable == [
        .unreachable, .interrupted, .throttled, .serverFault, .notReady, .noLinkYet, .badReply,
      ])
  }

  @Test func `a full disk is told from other faults of the disk`() {
    for (errno, code) in [
      (Errno.noSpace, ProviderError.Code.diskFull), (.diskQuotaExceeded, .diskFull), (.ioError, .storage),
    ] {
      let error = ProviderError(wrapping: errno, provider: "openai", "the clip")
      #expect(error.code == code)
      #expect(error.cause as? Errno == errno)
    }
  }

  @Test(arguments: [
    ("a\u{1B}[31mb\u{0}c", "a [31mb c"), ("  many \n\n lines\t", "many lines"), ("\u{202E}abc", "abc"),
    (String(repeating: "x", count: 400), String(repeating: "x", count: 300) + "…"),
    (String(repeating: "x", count: 300), String(repeating: "x", count: 300)),
    (String(repeating: "x\n", count: 300), String(repeating: "x ", count: 149) + "x…"), ("ü 🎬", "ü 🎬"),
    ("", ""),
  ])
  func `a server's words are bounded and can't steer a terminal`(raw: String, clean: String) {
    #expect(ServerText(raw).text == clean)
  }

  @Test func `a throttled poll hands over the pause`() async throws {
    try await ScriptedPeer.run(script: { _ in .json("{}", status: 429, headers: ["Retry-After": "9"]) }) {
      peer in
      let error = await #expect(throws: ProviderError.self) {
        try await Sample.withProvider(at: peer.base) { try await $0.poll(Sample.job("v")) }
      }
      #expect(error?.retryAfter == .seconds(9))
    }
  }

  @Test func `no error shows the key that a server echoes`() async throws {
    let body = #"{"error":{"message":"Incorrect API key provided: \#(Sample.secret)."}}"#
    try await ScriptedPeer.run(script: { _ in .json(body, status: 401) }) { peer in
      let error = await #expect(throws: ProviderError.self) {
        try await Sample.withProvider(at: peer.base) { try await $0.list(since: 0) }
      }
      var dumped = ""
      dump(error, to: &dumped)
      #expect(!dumped.contains(Sample.secret))
      #expect(error.map { "\($0)" }?.contains("Incorrect API key provided: [key].") == true)
    }
  }

  @Test func `a provider prints without its key`() async throws {
    try await Sample.withProvider(at: "https://host.example/v1") { provider in
      var dumped = "\(provider)"
      dump(provider, to: &dumped)
      #expect(!dumped.contains(Sample.secret))
    }
  }
}

import Domain
import Foundation
import TestSupport
import Testing

@Suite struct DigestTests {
  /// FIPS 180-4 examples, and the million times "a" of its long message.
  static let vectors: [(String, String)] = [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
    (
      String(repeating: "a", count: 1_000_000),
      "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
    ),
  ]

  @Test(arguments: vectors)
  func `SHA-256 gives the published values`(message: String, hex: String) {
    #expect(Digest.of(Array(message.utf8)).hex == hex)
  }

  @Test(arguments: [UInt64](1...3))
  func `pieces hash like the whole`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let bytes = (0..<5000).map { _ in UInt8.random(in: .min ... .max, using: &random) }
    var hasher = SHA256Hasher()
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = Int.random(in: 0...200, using: &random)
      hasher.update(Array(rest.prefix(count)))
      rest = rest.dropFirst(count)
    }
    #expect(hasher.finish() == .of(bytes), "seed \(seed)")
  }

  @Test func `reads hex in either case and writes it in lower case`() throws {
    let hex = String(repeating: "0123456789ABCDEF", count: 4)
    let digest = try #require(Digest(hex: hex))
    #expect(digest.hex == hex.lowercased())
    #expect(digest.description == digest.hex)
    #expect(digest.short == "01234567")
  }

  @Test(arguments: [
    "", String(repeating: "a", count: 63), String(repeating: "a", count: 65),
    String(repeating: "g", count: 64), " " + String(repeating: "a", count: 63),
    String(repeating: "a", count: 62) + "é",
  ])
  func `refuses what is not 64 hex digits`(text: String) {
    #expect(Digest(hex: text) == nil)
  }

  @Test func `JSON is the bare hex string, and a wrong one is an error`() throws {
    let digest = Digest.of([1, 2, 3])
    let json = try JSONEncoder().encode([digest])
    #expect(String(decoding: json, as: UTF8.self) == #"["\#(digest.hex)"]"#)
    #expect(try JSONDecoder().decode([Digest].self, from: json) == [digest])
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode([Digest].self, from: Data(#"["abc"]"#.utf8))
    }
  }
}

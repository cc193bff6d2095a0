import Foundation
import SystemPackage
import TestSupport
import Testing

@testable import Providers

struct KeyTests {
  @Test func `a key is never shown, however it is printed`() throws {
    let key = try Sample.key()
    var dumped = ""
    dump(key, to: &dumped)
    dump([key], to: &dumped)
    for text in [
      "\(key)", String(describing: key), String(reflecting: key), "\([key])", "\(key as Any)", dumped,
    ] {
      #expect(!text.contains(Sample.secret))
      #expect(text.contains("[key]"))
    }
    #expect(Mirror(reflecting: key).children.isEmpty)
  }

  @Test(arguments: [
    "", "  \n", "two words", "a\u{0}b", "a\nb", "schlüssel", String(repeating: "k", count: 4097),
  ])
  func `what can't be a header's value is no key`(text: String) {
    #expect(APIKey(text) == nil)
  }

  @Test func `white space around a key is dropped`() throws {
    #expect(APIKey(" sk-1\r\n") == APIKey("sk-1"))
  }

  @Test func `a private file's key goes to any host that was named with it`() async throws {
    let folder = try TemporaryDirectory()
    let path = try Self.file("sk-1\n", in: folder.path)
    let key = try await read(.file(path), base: "https://other.example/v1")
    #expect(key == APIKey("sk-1"))
  }

  @Test(arguments: [0o640, 0o604, 0o644, 0o660, 0o622, 0o601])
  func `a file that others may open is refused with the command that mends it`(mode: Int) async throws {
    let folder = try TemporaryDirectory()
    let path = try Self.file("sk-1", in: folder.path, permissions: mode)
    let error = await #expect(throws: ProviderError.self) { try await read(.file(path)) }
    #expect(error?.code == .configuration)
    #expect(error.map { "\($0)" }?.contains("chmod 600 \(path)") == true)
  }

  @Test func `a folder, a missing file and an empty file are no keys`() async throws {
    let folder = try TemporaryDirectory()
    for path in [folder.path, folder.path.appending("missing"), try Self.file("", in: folder.path)] {
      let error = await #expect(throws: ProviderError.self) { try await read(.file(path)) }
      #expect(error.map { "\($0)" }?.contains(path.string) == true)
    }
  }

  @Test func `a variable's key goes to the catalog's host`() async throws {
    let key = try await read(.environment(variable: "OPENAI_API_KEY"), base: "https://api.openai.com/v1/")
    #expect(key == APIKey("sk-env"))
  }

  @Test(arguments: [
    "https://api.openai.com.evil.example/v1", "https://openai.com/v1", "https://api.openai.com:8443/v1",
    "http://127.0.0.1:8080/v1",
  ])
  func `a variable's key goes nowhere else`(base: String) async throws {
    let error = await #expect(throws: ProviderError.self) {
      try await read(.environment(variable: "OPENAI_API_KEY"), base: base)
    }
    #expect(error?.code == .configuration)
    #expect(error.map { "\($0)" }?.contains("--key-file") == true)
    #expect(error.map { "\($0)" }?.contains("sk-env") == false)
  }

  @Test func `an entry without a host of its own takes no key from a variable`() async throws {
    await #expect(throws: ProviderError.self) {
      try await read(.environment(variable: "OPENAI_API_KEY"), base: "https://a.example", entry: "compatible")
    }
  }

  @Test func `an unset variable is named`() async throws {
    let error = await #expect(throws: ProviderError.self) {
      try await read(.environment(variable: "NOT_SET"), base: "https://api.openai.com/v1")
    }
    #expect(error.map { "\($0)" }?.contains("NOT_SET") == true)
  }

  private static func file(
    _ text: String, in folder: FilePath, permissions: Int = 0o600
  ) throws -> FilePath {
    let path = folder.appending("key")
    try FileBytes.write(Array(text.utf8), to: path)
    try FileManager.default.setAttributes([.posixPermissions: permissions], ofItemAtPath: path.string)
    return path
  }

  private func read(
    _ source: KeySource, base: String = "https://api.openai.com/v1", entry: String = "openai"
  ) async throws -> APIKey {
    try await source.read(
      for: try BaseURL(base, provider: entry), embedded: try Sample.entry(entry),
      environment: ["OPENAI_API_KEY": "sk-env"])
  }
}

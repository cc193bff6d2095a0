import Domain
import Foundation
import SystemPackage
import TestSupport
import Testing

@testable import Workers

@Suite(.serialized, .timeLimit(.hang))
struct WorkerRoundTripTests {
  @Test func `every shot goes all the way: sniff, plan, prepare, validate, publish`() async throws {
    let folder = try TemporaryDirectory()
    let size = try #require(TestPool.size)
    let output = folder.path
    try await TestPool.with { pool in
      for (index, name) in Shots.names.enumerated() {
        let source = Shots.folder.appending(name)
        #expect(try await pool.sniff(source).kind != nil, "\(name)")
        let plan = try await pool.plan(source, settings: TestPool.settings)
        let part = output.appending(".\(index).part")
        let frame = try await pool.prepare(source, settings: TestPool.settings, into: part)
        #expect(frame.plan == plan, "\(name)")
        #expect(frame.source == Digest.of(try FileBytes.read(source)), "\(name)")
        try await pool.validate(part, size: size, format: .jpeg, digest: frame.digest)
        let final = output.appending("\(index).jpg")
        #expect(try await pool.publish(part, as: final, digest: frame.digest), "\(name)")
        #expect(Digest.of(try FileBytes.read(final)) == frame.digest, "\(name)")
      }
    }
    #expect(try folder.files().count == Shots.names.count)
  }

  @Test func `the same frame again is not published again`() async throws {
    let folder = try TemporaryDirectory()
    let (part, final) = (folder.path.appending("part"), folder.path.appending("frame.jpg"))
    try await TestPool.with { pool in
      for isNew in [true, false] {
        let frame = try await pool.prepare(Shots.plain, settings: TestPool.settings, into: part)
        #expect(try await pool.publish(part, as: final, digest: frame.digest) == isNew)
      }
    }
    #expect(try folder.files() == ["frame.jpg"])
  }

  @Test func `a frame of another size does not pass validation`() async throws {
    let folder = try TemporaryDirectory()
    let part = folder.path.appending("part")
    let wrong = try #require(PixelSize(width: 65, height: 36))
    try await TestPool.with { pool in
      let frame = try await pool.prepare(Shots.plain, settings: TestPool.settings, into: part)
      let rejection = await #expect(throws: Rejection.self) {
        try await pool.validate(part, size: wrong, format: .jpeg, digest: frame.digest)
      }
      #expect(rejection?.message.contains("64x36, not 65x36") == true)
    }
  }

  @Test func `a discarded file is gone`() async throws {
    let folder = try TemporaryDirectory()
    let part = try folder.write([1, 2, 3], to: "part")
    try await TestPool.with { pool in await pool.discard(part) }
    #expect(try folder.files() == [])
  }

  @Test func `a picture that is refused costs neither the worker nor a word in the log`() async throws {
    let folder = try TemporaryDirectory()
    let text = try folder.write(Array("no picture at all".utf8), to: "text.jpg")
    let log = RecordedLog()
    let part = folder.path.appending("part")
    try await TestPool.with(log: log) { pool in
      let rejection = await #expect(throws: Rejection.self) {
        try await pool.prepare(text, settings: TestPool.settings, into: part)
      }
      #expect(rejection == Rejection(.notAPicture, "it is text, not a picture"))
      let next = try await pool.sniff(Shots.plain)
      #expect(next.kind == .jpeg)
    }
    #expect(log.lines == [])
  }

  @Test func `the worker describes its libraries`() async throws {
    let description = try await TestPool.with { try await $0.describe() }
    #expect(description.vipsVersion.contains("."))
    #expect(description.loaders.contains(.jpeg))
    #expect(description.magicVersion >= 500)
  }

  @Test(arguments: [
    Array("with a space.jpg".utf8), Array("two\nlines\r.jpg".utf8), Array("100%41.jpg".utf8),
    Array(#"quotes'"and\back.jpg"#.utf8), Array("-o".utf8), Array("näïve-図-🎞.jpg".utf8),
    Array("caf".utf8) + [0xE9, 0xFF] + Array(".jpg".utf8), [0x01, 0x7F, 0x80],
    Array(repeating: 0x78, count: 251) + Array(".jpg".utf8),
  ])
  func `any name is fine`(name: [UInt8]) async throws {
    let folder = try TemporaryDirectory()
    let source = FileBytes.path(name, in: folder.path)
    let output = folder.path.appending("output")
    let part = output.appending(".part")
    let final = FileBytes.path(name, in: output)
    // The folder is removed by text, which such names are not.
    defer { [source, final].forEach(FileBytes.remove) }
    try FileBytes.write(FileBytes.read(Shots.plain), to: source)
    try await TestPool.with { pool in
      #expect(try await pool.sniff(source).kind == .jpeg)
      let frame = try await pool.prepare(source, settings: TestPool.settings, into: part)
      #expect(try await pool.publish(part, as: final, digest: frame.digest))
    }
    #expect(FileBytes.exists(final))
  }
}

import Domain
import SystemPackage
import TestSupport
import Testing

@testable import Workers

/// Files that somebody else writes while they are read.
@Suite(.serialized, .timeLimit(.hang))
struct ChangingFileTests {
  /// Two pictures of unlike lengths, so that a torn mixture of them is neither.
  private static let pictures = [(300, UInt8(40)), (200, 200)].map { side, shade in
    PNGFile.of(.flat([shade, 90, 7], width: side, height: side))
  }

  @Test func `a source that is written over all the time gives a frame of one state of it, or a sentence`()
    async throws
  {
    let folder = try TemporaryDirectory()
    let (source, part) = (folder.path.appending("a.png"), folder.path.appending("part"))
    try FileBytes.write(Self.pictures[0], to: source)
    let digests = Set(Self.pictures.map { Digest.of($0) })
    let isDone = Locked(false)
    let writer = Task {
      while !isDone.withLock({ $0 }) {
        for picture in Self.pictures {
          try FileBytes.write(picture, to: source)
          await Task.yield()
        }
      }
    }
    try await TestPool.with { pool in
      let size = try #require(TestPool.size)
      for _ in 0..<30 {
        do throws(Rejection) {
          let frame = try await pool.prepare(source, settings: TestPool.settings, into: part)
          #expect(digests.contains(frame.source))
          try await pool.validate(part, size: size, format: .jpeg, digest: frame.digest)
        } catch {
          #expect(error.cause == .picture && !error.message.contains("failed its check"), "\(error.message)")
        }
      }
    }
    isDone.withLock { $0 = true }
    try await writer.value
  }
}

import Domain
import SystemPackage
import TestSupport
import Testing

@testable import Workers

@Suite(.serialized, .timeLimit(.hang))
struct WorkerInspectionTests {
  private static var rules: CheckRules {
    .frame(FrameRules(sizes: PixelSize("1600x1600").map { [$0] } ?? []))
  }

  @Test func `many files are looked at in one message, in their order`() async throws {
    let folder = try TemporaryDirectory()
    let text = try folder.write(Array("words".utf8), to: "no\n\"picture\".jpg")
    let absent = folder.path.appending("absent.jpg")
    let found = try await TestPool.with { pool in
      await pool.inspect([Shots.plain, text, absent, Shots.plain], rules: Self.rules)
    }
    #expect(found.map(\.kind) == [.jpeg, nil, nil, .jpeg])
    #expect(found[1].findings.map(\.code) == [.notAPicture])
    #expect(found[2].findings.map(\.code) == [nil])
    #expect(found[0].findings == found[3].findings)
  }

  @Test func `a file that ends its worker takes no other with it`() async throws {
    let folder = try TemporaryDirectory()
    let (good, bad) = (try folder.write([1], to: "good"), try folder.write([1], to: "bad"))
    // Dies of every message that names the bad file, and finds nothing wrong with the good one.
    let script = folder.path.appending("worker")
    try await Script.write(
      """
      while read -r line; do
        case "$line" in *bad*) kill -9 $$ ;; esac
        echo '{"inspected":{"_0":{"letters":"-","findings":{}}}}'
      done
      """, to: script)
    let found = try await TestPool.with(executable: script) { pool in
      await pool.inspect([good, bad], rules: Self.rules)
    }
    #expect(found.count == 2)
    #expect(found.first?.findings == [])
    #expect(found.last?.findings.map(\.code) == [.damaged])
  }

  @Test func `every pixel is read, or it is said that one is missing`() async throws {
    let folder = try TemporaryDirectory()
    let jpeg = try FileBytes.read(Shots.plain)
    let torn = try folder.write(Array(jpeg.prefix(jpeg.count / 2)), to: "torn.jpg")
    try await TestPool.with { pool in
      let looksWhole = try await pool.decode(Shots.plain)
      #expect(looksWhole)
      let rejection = await #expect(throws: Rejection.self) { try await pool.decode(torn) }
      #expect(rejection?.code == .damaged)
    }
  }
}

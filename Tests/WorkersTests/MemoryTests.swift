import Domain
import SystemPackage
import TestSupport
import Testing

@testable import Workers

#if canImport(Glibc)
  import Glibc
#endif

@Suite(.serialized, .timeLimit(.hang))
struct MemoryTests {
  @Test func `a picture that needs more than the ordinary share asks for it and becomes a frame`()
    async throws
  {
    let folder = try TemporaryDirectory()
    let large = folder.path.appending("large.tiff")
    try HugePicture.write(width: 60_000, height: 400, to: large)
    let part = folder.path.appending("part")
    try await TestPool.with(count: 2, change: { $0.memoryBudget = 1 }) { pool in
      try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask { _ = try await pool.prepare(large, settings: TestPool.settings, into: part) }
        group.addTask {
          let other = part.removingLastComponent().appending("other")
          _ = try await pool.prepare(Shots.plain, settings: TestPool.settings, into: other)
        }
        try await group.waitForAll()
      }
    }
    #expect(try folder.files() == ["large.tiff", "other", "part"])
  }

  @Test func `a picture whose frame would take more than a worker may is refused before it is decoded`()
    async throws
  {
    let folder = try TemporaryDirectory()
    let source = try folder.write(PNGFile.of(.slope(width: 9, height: 9)), to: "a.png")
    let size = try #require(PixelSize("20000x20000"))
    let settings = FrameSettings(sizes: [size], upscale: .init(mode: .allow))
    try await TestPool.with { pool in
      let rejection = await #expect(throws: Rejection.self) {
        try await pool.plan(source, settings: settings)
      }
      #expect(rejection?.code == .fileTooLarge)
      #expect(rejection?.message.contains("MiB of memory to become 20000x20000") == true)
    }
  }

  #if os(Linux)
    @Test func `a worker is replaced after as many requests as it may serve`() async throws {
      let (limits, addressSpace) = TestPool.marked(9)
      var seen: Set<Int32> = []
      try await TestPool.with(limits: limits, change: { $0.requestsPerWorker = 2 }) { pool in
        for _ in 1...3 {
          _ = try await pool.sniff(Shots.plain)
          seen.formUnion(WorkerProbe.workers(of: getpid(), addressSpace: addressSpace))
          _ = try await pool.sniff(Shots.plain)
        }
      }
      #expect(seen.count == 3)
    }

    @Test func `a worker that holds too much memory while idle is replaced`() async throws {
      let (limits, addressSpace) = TestPool.marked(10)
      var seen: Set<Int32> = []
      try await TestPool.with(limits: limits, change: { $0.idleBytes = 1 }) { pool in
        for _ in 1...2 {
          _ = try await pool.sniff(Shots.plain)
          seen.formUnion(WorkerProbe.workers(of: getpid(), addressSpace: addressSpace))
        }
      }
      #expect(WorkerProbe.workers(of: getpid(), addressSpace: addressSpace) == [])
      #expect(seen.count <= 2)
    }
  #endif
}

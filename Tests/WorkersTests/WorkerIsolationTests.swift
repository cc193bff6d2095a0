#if os(Linux)
  import Domain
  import Foundation
  import SystemPackage
  import TestSupport
  import Testing

  @testable import Workers

  /// What a worker gets from its parent, and what becomes of it without.
  @Suite(.serialized, .timeLimit(.hang))
  struct WorkerIsolationTests {
    /// Enough work that the parent is busy for as long as a test looks on.
    private static func makeBatch(in folder: borrowing TemporaryDirectory) throws {
      _ = try folder.write([], to: "photos/.keep")
      for index in 0..<100 {
        let file = folder.path.appending("photos/\(index).tiff")
        try HugePicture.write(width: 10_000, height: 10_000, to: file)
      }
    }

    private static let arguments = ["prepare", "photos", "--size", "1920x1080", "--jobs", "2", "-o", "out"]

    @Test func `a worker's environment is spelled out and holds no key of the user`() async throws {
      let folder = try TemporaryDirectory()
      try Self.makeBatch(in: folder)
      let allowed: Set = [
        "HOME", "LC_ALL", "TZ", "MALLOC_ARENA_MAX", "VIPS_WARNING", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH",
        "MALLOC_MMAP_THRESHOLD_", "MALLOC_TRIM_THRESHOLD_",
      ]
      let canary = "canary-\(UUID().uuidString)"
      let variables = ["OPENAI_API_KEY": canary, "HTTPS_PROXY": canary, "LD_PRELOAD_NOT": canary]
      _ = try await ProgramRun.run(Self.arguments, in: folder.path, environment: variables) { program in
        // Before it is the worker it is still a copy of its parent.
        try await Poll.until("a worker starts") { !WorkerProbe.workers(of: program.process).isEmpty }
        let worker = try #require(WorkerProbe.workers(of: program.process).first)
        let environment = try WorkerProbe.environment(of: worker)
        #expect(Set(environment.keys).isSubset(of: allowed))
        #expect(environment.values.allSatisfy { !$0.contains(canary) })
        #expect(environment["HOME"] == "/nonexistent")
        program.send(SIGKILL)
      }
    }

    @Test func `a worker inherits no descriptor but its three streams`() async throws {
      // Open without the flag that closes it when another program starts.
      let descriptor = unsafe open("/dev/zero", O_RDONLY)
      defer { close(descriptor) }
      let (limits, addressSpace) = TestPool.marked(5)
      try await TestPool.with(limits: limits) { pool in
        _ = try await pool.sniff(Shots.plain)
        let worker = try #require(WorkerProbe.workers(of: getpid(), addressSpace: addressSpace).first)
        let found = try WorkerProbe.descriptors(of: worker)
        #expect(found[0]?.hasPrefix("pipe:") == true)
        #expect(found[1]?.hasPrefix("pipe:") == true)
        #expect(found[2] == "/dev/null")
        // The rest are event queues that its own runtime made.
        let others = found.filter { $0.key > 2 && !$0.value.hasPrefix("anon_inode:") }
        #expect(others.isEmpty)
      }
    }

    @Test func `a worker is out of reach of the terminal's Ctrl-C`() async throws {
      let (limits, addressSpace) = TestPool.marked(6)
      try await TestPool.with(limits: limits) { pool in
        _ = try await pool.sniff(Shots.plain)
        let worker = try #require(WorkerProbe.workers(of: getpid(), addressSpace: addressSpace).first)
        #expect(getpgid(worker) == worker)
      }
    }

    @Test func `workers do not outlive a parent that is killed`() async throws {
      let folder = try TemporaryDirectory()
      try Self.makeBatch(in: folder)
      let run = try await ProgramRun.run(Self.arguments, in: folder.path) { program in
        try await Poll.until("both workers start") { WorkerProbe.workers(of: program.process).count == 2 }
        let workers = WorkerProbe.workers(of: program.process)
        program.send(SIGKILL)
        try await Poll.until("all workers are gone") {
          WorkerProbe.workers(of: program.process).allSatisfy { !workers.contains($0) }
        }
      }
      #expect(run.code == 128 + SIGKILL)
    }
  }
#endif

import Domain
import Foundation
import SystemPackage
import TestSupport
import Testing

@testable import Workers

/// Workers that are not what they should be.
@Suite(.serialized, .timeLimit(.hang))
struct WorkerDeathTests {
  @Test func `a worker that always dies gets a picture twice, then the picture is refused`() async throws {
    let folder = try TemporaryDirectory()
    let worker = folder.path.appending("worker")
    try await Script.write(#"echo try >> "${0%/*}/tries"; exit 3"#, to: worker)
    let log = RecordedLog()
    try await TestPool.with(executable: worker, log: log) { pool in
      let rejection = await #expect(throws: Rejection.self) { try await pool.sniff(Shots.plain) }
      #expect(
        rejection
          == Rejection(
            .damaged, "its decoder crashed twice (the worker ended with exit code 3); re-save the picture",
            cause: .crash))
    }
    #expect(try FileBytes.read(folder.path.appending("tries")).count == 2 * "try\n".utf8.count)
    #expect(log.lines.count == 1)
    #expect(log.lines.first?.contains("while it had \(Shots.plain)") == true)
  }

  @Test func `a worker that crashes is told by its signal`() async throws {
    let folder = try TemporaryDirectory()
    let worker = folder.path.appending("worker")
    try await Script.write("read line; kill -SEGV $$", to: worker)
    try await TestPool.with(executable: worker) { pool in
      let rejection = await #expect(throws: Rejection.self) { try await pool.sniff(Shots.plain) }
      #expect(rejection?.message.contains("was killed by signal 11") == true)
    }
  }

  @Test func `a worker that hangs is killed at the deadline, and there is no second try`() async throws {
    let folder = try TemporaryDirectory()
    let worker = folder.path.appending("worker")
    try await Script.write(#"echo $$ >> "${0%/*}/tries"; exec sleep 600"#, to: worker)
    var limits = PictureLimits()
    limits.seconds = 1
    let log = RecordedLog()
    try await TestPool.with(executable: worker, limits: limits, log: log) { pool in
      let rejection = await #expect(throws: Rejection.self) { try await pool.sniff(Shots.plain) }
      #expect(
        rejection
          == Rejection(
            .damaged,
            "it took more than 1 s to decode; make it smaller or re-save it, or raise --picture-timeout"))
    }
    let tries = String(decoding: try FileBytes.read(folder.path.appending("tries")), as: UTF8.self)
    let process = try #require(Int32(tries.trimmingCharacters(in: .newlines)))
    #expect(kill(process, 0) == -1, "process \(process) is still there")
    #expect(log.lines == [])
  }

  @Test(arguments: ["echo garbage; exec sleep 600", #"echo '{"valid":{}}'"#, "exec cat", "exec yes"])
  func `something that is no worker is noticed and never waited for`(script: String) async throws {
    let folder = try TemporaryDirectory()
    let worker = folder.path.appending("worker")
    try await Script.write(script, to: worker)
    try await TestPool.with(executable: worker) { pool in
      let rejection = await #expect(throws: Rejection.self) { try await pool.sniff(Shots.plain) }
      #expect(rejection?.message.isEmpty == false)
    }
  }

  @Test func `a program that is missing is a matter of the machine and is named`() async throws {
    let folder = try TemporaryDirectory()
    let missing = folder.path.appending("no-such-program")
    try await TestPool.with(executable: missing) { pool in
      let rejection = await #expect(throws: Rejection.self) { try await pool.sniff(Shots.plain) }
      #expect(rejection?.cause == .temporary)
      #expect(rejection?.message.contains("no-such-program") == true)
      #expect(rejection?.message.contains("run firstframe doctor") == true)
    }
  }

  @Test func `a picture that needs more memory than it may is refused`() async throws {
    let folder = try TemporaryDirectory()
    let huge = folder.path.appending("huge.tiff")
    try HugePicture.write(width: 20_000, height: 20_000, to: huge)
    var limits = PictureLimits()
    (limits.fileBytes, limits.workerBytes) = (1 << 30, 360 << 20)
    let part = folder.path.appending("part")
    try await TestPool.with(limits: limits) { pool in
      let rejection = await #expect(throws: Rejection.self) {
        try await pool.prepare(huge, settings: TestPool.settings, into: part)
      }
      #expect(
        rejection
          == Rejection(
            .fileTooLarge,
            "it needs more than 360 MiB of memory to decode; make it smaller, or raise --picture-memory"))
      let next = try await pool.sniff(Shots.plain)
      #expect(next.kind == .jpeg)
    }
  }

  #if os(Linux)
    @Test func `a worker that is killed in the middle of a batch costs one line and no frame`() async throws {
      let folder = try TemporaryDirectory()
      let output = folder.path
      let (limits, addressSpace) = TestPool.marked(1)
      let log = RecordedLog()
      try await TestPool.with(count: 2, limits: limits, log: log) { pool in
        try await withThrowingTaskGroup(of: Void.self) { group in
          for (index, name) in Shots.names.enumerated() {
            group.addTask {
              let part = output.appending("\(index).jpg")
              _ = try await pool.prepare(
                Shots.folder.appending(name), settings: TestPool.settings, into: part)
            }
          }
          try await group.next()
          let victim = try #require(WorkerProbe.workers(of: getpid(), addressSpace: addressSpace).first)
          kill(victim, SIGKILL)
          try await group.waitForAll()
        }
      }
      #expect(try folder.files().count == Shots.names.count)
      #expect(log.lines.count == 1)
      #expect(
        log.lines.first?.hasPrefix("warning: a picture worker was killed by signal 9 while it had") == true)
    }

    @Test func `a worker that dies while it is idle is replaced`() async throws {
      let (limits, addressSpace) = TestPool.marked(2)
      try await TestPool.with(limits: limits) { pool in
        _ = try await pool.sniff(Shots.plain)
        let victim = try #require(WorkerProbe.workers(of: getpid(), addressSpace: addressSpace).first)
        kill(victim, SIGKILL)
        #expect(try await pool.sniff(Shots.plain).kind == .jpeg)
        #expect(WorkerProbe.workers(of: getpid(), addressSpace: addressSpace) != [victim])
      }
    }
  #endif
}

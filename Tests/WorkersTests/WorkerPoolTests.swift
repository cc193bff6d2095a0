import Domain
import Foundation
import SystemPackage
import TestSupport
import Testing

@testable import Workers

@Suite(.serialized, .timeLimit(.hang))
struct WorkerPoolTests {
  private struct Stop: Error {}

  @Test func `a pool that nobody asks starts nothing`() async throws {
    let folder = try TemporaryDirectory()
    let answer = try await TestPool.with(executable: folder.path.appending("missing")) { _ in 42 }
    #expect(answer == 42)
  }

  @Test func `an error of the body comes through, after the workers have ended`() async throws {
    await #expect(throws: Stop.self) {
      try await TestPool.with { pool in
        _ = try await pool.sniff(Shots.plain)
        throw Stop()
      }
    }
  }

  @Test func `a caller that is cancelled still gets its answers`() async throws {
    let task = Task {
      try await Task.sleep(for: .seconds(600))
    }
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
    let kinds = Task {
      while !Task.isCancelled { await Task.yield() }
      return try await TestPool.with(count: 2) { pool in
        try await withThrowingTaskGroup(of: PictureKind?.self) { group in
          for name in Shots.names.prefix(6) {
            group.addTask { try await pool.sniff(Shots.folder.appending(name)).kind }
          }
          return try await group.reduce(into: 0) { $0 += $1 == nil ? 0 : 1 }
        }
      }
    }
    kinds.cancel()
    #expect(try await kinds.value == 6)
  }

  #if os(Linux)
    @Test func `there are never more workers than asked for`() async throws {
      let (limits, addressSpace) = TestPool.marked(3)
      let most = try await TestPool.with(count: 2, limits: limits) { pool in
        try await withThrowingTaskGroup(of: Void.self) { group in
          for name in Shots.names + Shots.names {
            group.addTask {
              _ = try await pool.plan(Shots.folder.appending(name), settings: TestPool.settings)
            }
          }
          var most = 0
          while try await group.next() != nil {
            most = max(most, WorkerProbe.workers(of: getpid(), addressSpace: addressSpace).count)
          }
          return most
        }
      }
      #expect((1...2).contains(most))
    }

    @Test func `workers stay for the next picture and end with the pool`() async throws {
      let (limits, addressSpace) = TestPool.marked(4)
      try await TestPool.with(limits: limits) { pool in
        _ = try await pool.sniff(Shots.plain)
        let first = WorkerProbe.workers(of: getpid(), addressSpace: addressSpace)
        _ = try await pool.sniff(Shots.plain)
        #expect(first.count == 1)
        #expect(WorkerProbe.workers(of: getpid(), addressSpace: addressSpace) == first)
      }
      #expect(WorkerProbe.workers(of: getpid(), addressSpace: addressSpace) == [])
    }
  #endif
}

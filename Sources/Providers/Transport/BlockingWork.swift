import NIOPosix

/// Runs file work on NIO's threads for blocking calls, so that Swift's shared pool never waits for a disk.
package enum BlockingWork {
  /// Runs to its end even when the task is cancelled: half a clean-up is worse than none.
  package static func run<Value: Sendable>(_ body: @escaping @Sendable () throws -> Value) async throws
    -> Value
  {
    try await withCheckedThrowingContinuation { continuation in
      NIOThreadPool.singleton.submit { _ in
        continuation.resume(with: Result(catching: body))
      }
    }
  }
}

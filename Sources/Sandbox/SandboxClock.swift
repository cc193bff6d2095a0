private import Foundation

/// Time as the sandbox sees it; tests bring their own.
package struct SandboxClock: Sendable {
  /// Milliseconds since 1970.
  package var now: @Sendable () -> Int64
  package var sleep: @Sendable (Duration) async throws -> Void

  package init(
    now: @escaping @Sendable () -> Int64, sleep: @escaping @Sendable (Duration) async throws -> Void
  ) {
    self.now = now
    self.sleep = sleep
  }

  package static let system = SandboxClock(
    now: { Int64(Date().timeIntervalSince1970 * 1000) },
    sleep: { try await Task.sleep(for: $0) })
}

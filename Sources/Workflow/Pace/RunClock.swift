private import Domain
private import Foundation

/// Time as a run sees it; tests bring their own.
package struct RunClock: Sendable {
  /// Unix milliseconds.
  package let wall: @Sendable () -> Int64
  package let sleep: @Sendable (Duration) async throws -> Void
  /// 0..<1.
  package let random: @Sendable () -> Double

  package init(
    wall: @escaping @Sendable () -> Int64, sleep: @escaping @Sendable (Duration) async throws -> Void,
    random: @escaping @Sendable () -> Double
  ) {
    self.wall = wall
    self.sleep = sleep
    self.random = random
  }

  package static let system = RunClock(
    wall: { Int64(Date().timeIntervalSince1970 * 1000) },
    sleep: { try await Task.sleep(for: $0) },
    random: { Double.random(in: 0..<1) })
}

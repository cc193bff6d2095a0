/// Waits no longer than that for what other programs do.
enum TimeLimit {
  /// Nil when the time is up; `work` is cancelled then.
  static func run<Value: Sendable>(
    _ limit: Duration, _ work: @escaping @Sendable () async throws -> Value
  ) async throws -> Value? {
    try await withThrowingTaskGroup(of: Value?.self) { group in
      defer { group.cancelAll() }
      group.addTask { try await work() }
      group.addTask {
        try await Task.sleep(for: limit)
        return nil
      }
      return try await group.next() ?? nil
    }
  }
}

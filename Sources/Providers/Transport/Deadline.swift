/// Ends work that takes longer than a limit by cancelling it.
enum Deadline {
  /// Throws a `timedOut` fault when the limit passes first.
  static func run<Value: Sendable>(
    within limit: Duration, _ work: @escaping @Sendable () async throws -> Value
  ) async throws -> Value {
    try await withThrowingTaskGroup(of: Value.self) { group in
      defer { group.cancelAll() }
      group.addTask { try await work() }
      group.addTask {
        try await Task.sleep(for: limit)
        throw TransportFault(.timedOut, "not finished within \(limit)")
      }
      guard let first = try await group.next() else { throw CancellationError() }
      return first
    }
  }
}

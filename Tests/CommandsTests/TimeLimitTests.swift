import Testing

@testable import Commands

struct TimeLimitTests {
  @Test(.timeLimit(.minutes(1))) func `what does not end is given up, and cancelled`() async throws {
    let result = try await TimeLimit.run(.milliseconds(1)) { () -> Int in
      try await Task.sleep(for: .seconds(100_000))
      return 1
    }
    #expect(result == nil)
  }

  @Test func `what ends in time is given on`() async throws {
    #expect(try await TimeLimit.run(.seconds(100_000)) { 1 } == 1)
  }
}

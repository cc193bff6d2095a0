/// Lets a few programs run at once: tests all start together, and fifty processes on two cores starve each other.
actor Turnstile {
  private static let programs = Turnstile(width: 6)
  /// What is started by a test that is inside already must not wait for that very test.
  @TaskLocal private static var isInside = false

  private var free: Int
  private var waiting: [CheckedContinuation<Void, Never>] = []

  private init(width: Int) { free = width }

  static func pass<Value: Sendable>(_ body: () async throws -> Value) async throws -> Value {
    guard !isInside else { return try await body() }
    await programs.enter()
    do {
      let value = try await $isInside.withValue(true) { try await body() }
      await programs.leave()
      return value
    } catch {
      await programs.leave()
      throw error
    }
  }

  private func enter() async {
    guard free == 0 else {
      free -= 1
      return
    }
    await withCheckedContinuation { waiting.append($0) }
  }

  private func leave() {
    if waiting.isEmpty { free += 1 } else { waiting.removeFirst().resume() }
  }
}

/// Waiting for what another process does, in short looks and never without an end.
package enum Poll {
  package struct NeverHappened: Error {
    package let what: String
  }

  /// Throws `NeverHappened` after two minutes: far more than a slow machine needs, so that a hang is told.
  package static func until(_ what: String, _ condition: () async throws -> Bool) async throws {
    let end = ContinuousClock.now + .seconds(120)
    while ContinuousClock.now < end {
      if try await condition() { return }
      try await Task.sleep(for: .milliseconds(2))
    }
    throw NeverHappened(what: what)
  }
}

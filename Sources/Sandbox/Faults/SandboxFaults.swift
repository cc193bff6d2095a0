/// What goes wrong in a sandbox, beside what single prompts ask for.
package struct SandboxFaults: Sendable, Equatable {
  package var rules: [FaultRule] = []
  /// The same seed and the same order of requests bring the same faults.
  package var seed: UInt64 = 0

  package init() {}

  /// How long a new job is missing from the list.
  var listLag: Duration {
    rules.filter { $0.fault == .listLag }.compactMap(\.time).max() ?? .zero
  }

  /// Some of them need the gate in front of the server.
  var needsGate: Bool { rules.contains { $0.fault.isOfTransport } }
}

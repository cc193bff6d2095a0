/// Faults that the whole server shows, for every shot alike.
package struct SandboxFaults: Sendable, Equatable {
  /// Between creating a job and replying: the window in which a client that dies has bought unknowingly.
  package var createLatency: Duration = .zero
  /// How long a new job is missing from the list.
  package var listLag: Duration = .zero

  package init() {}
}

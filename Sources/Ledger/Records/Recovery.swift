package import Domain

/// What `recover` found and settled.
package struct Recovery: Sendable, Equatable {
  /// Their request was under way when the program ended: nobody knows whether they were bought.
  package var unclear: [ShotID] = []
  /// Their download was under way; it starts anew.
  package var readyAgain: [ShotID] = []

  package init() {}
}

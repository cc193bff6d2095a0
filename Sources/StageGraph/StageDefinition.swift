/// One stage of a line as a plain value.
package struct StageDefinition: Sendable, Hashable {
  package let name: String
  /// How many items the stage works on at once.
  package let width: Int
  /// How many items may wait before the stage; when it is reached, the stage before pauses.
  package let capacity: Int
  /// Later stages that go first: no item starts here while one waits there.
  package let yieldsTo: [String]
  package let onStop: StopPolicy

  /// The capacity is the width unless it is given.
  package init(
    _ name: String, width: Int = 1, capacity: Int? = nil, yieldsTo: [String] = [],
    onStop: StopPolicy = .finishRunning
  ) {
    self.name = name
    self.width = width
    self.capacity = capacity ?? width
    self.yieldsTo = yieldsTo
    self.onStop = onStop
  }
}

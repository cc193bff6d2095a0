/// Files that go through `check` together, as the list has them one after another.
package struct CheckBatch: Sendable {
  /// The place of the batch among all, from 0.
  package let index: Int
  package internal(set) var files: [CheckedFile]
}

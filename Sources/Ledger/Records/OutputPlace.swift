/// A place in the output that one clip can fill.
///
/// The ledger keeps the three texts as they are given; relative ones survive that the whole folder is moved.
package struct OutputPlace: Sendable, Equatable {
  /// The key: without the clip's extension, with the take (`beach/dog.take2`).
  package let name: String
  /// The picture, as a person knows it.
  package let source: String
  /// Where the clip lies, or will lie.
  package let clip: String

  package init(name: String, source: String, clip: String) {
    self.name = name
    self.source = source
    self.clip = clip
  }
}

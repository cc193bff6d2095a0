package import Domain
package import SystemPackage

/// One line of the frame index: from which bytes, by which recipe, which frame was made.
package struct FrameRecord: Sendable, Equatable {
  /// Digest of settings and program version: another recipe makes another frame.
  package var recipe: Digest
  package var source: Digest
  package var sourceFacts: FileFacts
  package var frameFacts: FileFacts
  package var frame: FrameNote
  /// The picture's path as seen from the output folder, both without links; nil when one of them is not there.
  package var origin: FilePath?

  package init(
    recipe: Digest, source: Digest, sourceFacts: FileFacts, frameFacts: FileFacts, frame: FrameNote,
    origin: FilePath? = nil
  ) {
    self.recipe = recipe
    self.source = source
    self.sourceFacts = sourceFacts
    self.frameFacts = frameFacts
    self.frame = frame
    self.origin = origin
  }
}

package import Domain
package import SystemPackage

/// One file on its way through `check`.
package struct CheckedFile: Sendable {
  let source: Source
  var kind: PictureKind?
  /// Its inode before it was looked at, where it may be changed.
  var facts: FileFacts?
  /// What is wrong with it now.
  package internal(set) var findings: [Finding] = []
  /// What was wrong with it before it was framed anew.
  package internal(set) var mended: [Finding] = []
  /// The frame that took its place, or would.
  package internal(set) var frame: FrameReport?
  /// No picture and not called one: passed over in a folder.
  package internal(set) var isSkipped = false

  init(_ source: Source) { self.source = source }

  package var path: FilePath { source.path }
}

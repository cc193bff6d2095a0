package import Domain
private import SystemPackage

/// A frame that is encoded: in its temporary file until it is published, then in its place.
package struct MadeFrame: Sendable {
  package let piece: Piece
  /// The digest of the source's bytes.
  package let source: Digest
  let sourceFacts: FileFacts?
  package let note: FrameNote

  package var file: FrameFile {
    FrameFile(path: piece.frame, format: note.format, size: note.size, bytes: note.bytes, digest: note.digest)
  }

  package func report(isNew: Bool) -> FrameReport {
    .made(note, source: piece.source.path.string, frame: piece.frame.string, isNew: isNew)
  }
}

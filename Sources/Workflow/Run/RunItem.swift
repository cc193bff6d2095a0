internal import Domain
package import Ledger
internal import Providers
internal import SystemPackage

/// What enters the line: a picture, or a shot that an earlier run left in flight.
package enum RunInput: Sendable {
  case source(Source)
  case resumed(ShotRecord, OutputPlace)
}

/// An item on the part of the line where frames are made.
enum RunItem: Sendable {
  case piece(Piece)
  case made(MadeFrame, isPublished: Bool)
  /// Passes by everything that makes frames.
  case resumed(ShotRecord, OutputPlace)
}

/// A shot that is on record, on its way to a clip.
struct ActiveShot: Sendable {
  var record: ShotRecord
  let place: OutputPlace
  /// The frame as it was made in this run; nil for a resumed shot, which needs none any more.
  let frame: FrameFile?
  /// The shot that the name still stands for; it gives way when this one is sure to come.
  var earlier: Admission.Earlier?
  /// What the provider last said.
  var job: JobSnapshot?
  /// The clip in its temporary file.
  var part: FetchedClip?

  /// Its job is under way.
  var isAtProvider: Bool { record.state == .submitted || record.state == .running }
}

/// A downloaded clip that waits for its final name.
struct FetchedClip: Sendable {
  let path: FilePath
  let file: DownloadedFile
}

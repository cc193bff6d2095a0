package import Domain
internal import Ledger
package import SystemPackage

/// How an item leaves a run's line.
package enum RunExit: Sendable {
  /// No picture; counted only.
  case skipped(FilePath)
  /// A picture that did not become a frame.
  case rejected(FrameReport)
  case shot(ShotReport, ShotNews)
  /// The shot of this name was taken up from the ledger already and is told when it ends.
  case underWay
  /// An equal shot brings the clip; this name gets its copy when the line is through.
  case twin(Twin)
}

/// A further name of a shot.
package struct Twin: Sendable {
  package let shot: ShotID
  let place: OutputPlace
  /// Keeps the name until the clip is there.
  let earlier: Admission.Earlier?
}

/// What a shot's end means for the run, beyond the state it is in.
package enum ShotNews: Sendable, Equatable {
  /// Its clip arrived in this run.
  case arrived
  /// Its clip was there before.
  case unchanged
  /// It can't have a clip as it is.
  case failed
  /// The same command may bring it further.
  case later
  /// A cap was reached.
  case overLimit
  case needsPerson
  case diskFull
}

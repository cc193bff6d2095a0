package import Domain

/// A name in the output and the shot it stands for, or stood for.
package struct Placement: Sendable, Equatable {
  package let shot: ShotID
  package let place: OutputPlace
  /// False for an earlier shot of the name, whose clip was moved aside to `place.clip`.
  package let isCurrent: Bool

  package init(shot: ShotID, place: OutputPlace, isCurrent: Bool) {
    self.shot = shot
    self.place = place
    self.isCurrent = isCurrent
  }
}

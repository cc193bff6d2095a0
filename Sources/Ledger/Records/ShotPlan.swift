package import Domain

/// A shot and the name its clip shall have.
package struct ShotPlan: Sendable, Equatable {
  package let shot: Shot
  package let place: OutputPlace

  package init(shot: Shot, place: OutputPlace) {
    self.shot = shot
    self.place = place
  }
}

/// The jobs that a provider lets an account have at once.
actor JobPlaces {
  private let width: Int
  private var taken = 0

  init(width: Int) { self.width = width }

  /// A place for a new job; false while there is none.
  func take() -> Bool {
    guard taken < width else { return false }
    taken += 1
    return true
  }

  /// A job of an earlier run takes its place whether there is one or not.
  func join() { taken += 1 }

  /// The job ended, was not bought, or is not waited for any more.
  func give() { taken -= 1 }
}

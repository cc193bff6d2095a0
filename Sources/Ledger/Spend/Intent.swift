/// The answer to the wish to buy.
package enum Intent: Sendable, Equatable {
  /// It is on disk: the request may be sent, once.
  case granted(ShotRecord)
  case refused(SpendRefusal)
}

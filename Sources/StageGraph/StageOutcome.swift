/// What became of an item in a stage; failing is one way to leave, and stops nobody else.
package enum StageOutcome<Output, Exit> {
  /// The item goes on to the next stage.
  case next(Output)
  /// The item leaves the line here.
  case leave(Exit)
}

extension StageOutcome: Sendable where Output: Sendable, Exit: Sendable {}

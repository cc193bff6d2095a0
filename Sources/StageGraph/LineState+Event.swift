extension LineState {
  /// What the runner tells the state machine.
  enum Event {
    case begin
    /// The pull came back, with an item or because there are no more.
    case pulled(hasItem: Bool)
    /// The body ended; the item goes on.
    case passed(StageTicket)
    /// The body ended; the item leaves the line.
    case left(StageTicket)
    /// The item's exit is delivered.
    case delivered(StageTicket)
    case stop
  }
}

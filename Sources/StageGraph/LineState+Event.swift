extension LineState {
  /// What the runner tells the state machine.
  enum Event {
    case begin
    /// The pull came back, with an item or because there are no more.
    case pulled(hasItem: Bool)
    /// The body ended; the item goes on, before those that wait with a higher rank.
    case passed(StageTicket, rank: Int64 = 0)
    /// The body ended; the item leaves the line.
    case left(StageTicket)
    /// The item's exit is delivered.
    case delivered(StageTicket)
    case stop
  }
}

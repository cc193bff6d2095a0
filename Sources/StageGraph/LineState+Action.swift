extension LineState {
  /// What the state machine wants done.
  enum Action: Hashable {
    /// Ask the source for the item that will have this number. Never a second time before the answer.
    case pull(sequence: Int)
    case start(StageTicket)
    /// Never a second one before the first is reported as delivered.
    case deliver(StageTicket)
    /// The stage is nil for the source, the lane for an item that only waited.
    case abandon(sequence: Int, stage: Int?, lane: Int?)
    /// Cancel the open pull and the bodies of stages that ask for it. Once in a run.
    case cancelRunning
    /// Nothing is open any more. Once in a run, and the last.
    case complete
  }
}

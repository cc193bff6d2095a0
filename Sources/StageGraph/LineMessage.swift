/// What the tasks of a run tell its loop.
enum LineMessage: Sendable {
  case begin
  case pulled(Work?)
  case finished(StageTicket, StageOutcome<Work, Work.Delivery>)
  case delivered(StageTicket)
  case stop
}

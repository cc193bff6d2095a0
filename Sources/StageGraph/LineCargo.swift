/// The items of a running line by their number, while they wait for their next stage or for delivery.
struct LineCargo {
  private var works: [Int: Work] = [:]
  private var deliveries: [Int: Work.Delivery] = [:]
  private var pulled = 0

  /// Keeps what the message carries; what is left of it is for the state machine.
  mutating func unload(_ message: LineMessage) -> LineState.Event {
    switch message {
    case .begin: return .begin
    case .stop: return .stop
    case .delivered(let ticket): return .delivered(ticket)
    case .pulled(nil): return .pulled(hasItem: false)
    case .pulled(let work?):
      works[pulled] = work
      pulled += 1
      return .pulled(hasItem: true)
    case .finished(let ticket, .next(let work)):
      works[ticket.sequence] = work
      return .passed(ticket, rank: work.rank)
    case .finished(let ticket, .leave(let delivery)):
      deliveries[ticket.sequence] = delivery
      return .left(ticket)
    }
  }

  mutating func takeWork(_ sequence: Int) -> Work {
    guard let work = works.removeValue(forKey: sequence) else {
      preconditionFailure("item \(sequence) isn't waiting")
    }
    return work
  }

  mutating func takeDelivery(_ sequence: Int) -> Work.Delivery {
    guard let delivery = deliveries.removeValue(forKey: sequence) else {
      preconditionFailure("item \(sequence) isn't leaving")
    }
    return delivery
  }
}

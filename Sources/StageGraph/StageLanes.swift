/// The lanes of one stage; each is free or taken by an item.
struct StageLanes {
  private var occupants: [Int?]
  private var free: [Int]

  init(width: Int) {
    occupants = Array(repeating: nil, count: width)
    free = Array((0..<width).reversed())
  }

  var hasFree: Bool { !free.isEmpty }

  mutating func take(for sequence: Int) -> Int {
    let lane = free.removeLast()
    occupants[lane] = sequence
    return lane
  }

  mutating func release(_ ticket: StageTicket) {
    precondition(holds(ticket), "a lane was released twice")
    occupants[ticket.lane] = nil
    free.append(ticket.lane)
  }

  func holds(_ ticket: StageTicket) -> Bool {
    occupants[ticket.lane] == ticket.sequence
  }
}

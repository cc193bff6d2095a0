/// Sums the time that any number of lanes are busy, told only when one begins or ends.
struct BusyMeter {
  /// The bodies that have come to their end.
  private(set) var served: Duration = .zero
  /// When each busy lane began.
  private var starts: [Int: Duration] = [:]
  private var sumOfStarts: Duration = .zero

  mutating func begin(lane: Int, at time: Duration) {
    starts[lane] = time
    sumOfStarts += time
  }

  mutating func end(lane: Int, at time: Duration) {
    guard let start = starts.removeValue(forKey: lane) else {
      preconditionFailure("lane \(lane) wasn't busy")
    }
    sumOfStarts -= start
    served += time - start
  }

  /// How long the lane is busy that began last; nil when none is.
  func youngest(at time: Duration) -> Duration? {
    starts.values.max().map { time - $0 }
  }

  /// Includes the lanes that are still busy at that time.
  func total(at time: Duration) -> Duration {
    served + time * starts.count - sumOfStarts
  }
}

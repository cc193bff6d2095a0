/// When a log is told how far a line is: soon at first, less often in the long run, and never so seldom that what
/// watches over silent commands takes this for one.
struct SentenceCadence {
  private var next = Duration.seconds(30)

  /// True once for each time that has come.
  mutating func isDue(at elapsed: Duration) -> Bool {
    guard elapsed >= next else { return false }
    while next <= elapsed {
      next += next < .seconds(60) ? .seconds(30) : next < .seconds(600) ? .seconds(60) : .seconds(300)
    }
    return true
  }
}

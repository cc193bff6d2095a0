/// How fast a line gets on and how long it still needs, from snapshots taken every now and then.
///
/// The time left is that of the stage that needs longest with what is left for it, and of one item's way from there
/// to the end. A stage in which items mostly wait is taken as what it is: so many places, each taken for so long.
package struct LinePace: Sendable {
  /// How many items the source gives in all.
  package let total: Int
  private let widths: [Int]
  private var recent: [RecentWork]
  private var recentExits = RecentWork()

  package private(set) var stages: [StagePace] = []
  package private(set) var done = 0
  package private(set) var elapsed: Duration = .zero
  package private(set) var isStopping = false
  /// Items that leave a second, lately; nil while none has left.
  package var rate: Double? { recentExits.rate }
  /// Nil while that is not known, and after a stop.
  package var timeLeft: Duration? { stages.last?.timeLeft }

  package init(_ definition: LineDefinition, total: Int) {
    widths = definition.stages.map(\.width)
    self.total = total
    recent = Array(repeating: RecentWork(), count: widths.count)
  }

  package mutating func take(_ snapshot: LineSnapshot) {
    (done, elapsed, isStopping) = (snapshot.left, snapshot.elapsed, snapshot.isStopping)
    recentExits.add(RecentWork.Mark(time: elapsed, done: done))
    stages = []
    var coming = total
    var held = 0
    // How many the stage before still works on, as far as can be told, and for how long.
    var (ahead, before) = (Double(total - (snapshot.stages.first?.entered ?? 0)), Duration?.some(.zero))
    for (index, stage) in snapshot.stages.enumerated() {
      let done = stage.out + stage.left + stage.held
      recent[index].add(
        RecentWork.Mark(
          time: elapsed, done: done, left: stage.left, busy: stage.busy, served: stage.served),
        hasBegun: stage.entered > 0)
      let waiting = stage.queued + held
      let rest = Double(stage.running + waiting) + ahead
      let time = isStopping ? nil : timeLeft(for: Int(rest.rounded()), at: index, stage, after: before)
      stages.append(
        StagePace(
          name: stage.name, done: done, total: coming, running: stage.running, waiting: waiting,
          rate: recent[index].rate, timeLeft: stage.held > 0 ? nil : time, load: recent[index].load))
      (ahead, before, held) = (rest * recent[index].passing, time, stage.held)
      coming -= stage.left
    }
  }

  /// Until the stage is through with so many items; `before` is how long the stage before it needs.
  private func timeLeft(
    for count: Int, at index: Int, _ stage: StageCounters, after before: Duration?
  ) -> Duration? {
    if count <= 0 { return before }
    guard let before, let mean = recent[index].mean else { return nil }
    if count <= stage.running, let youngest = stage.youngest {
      // All that is left is at work; when it takes longer than others did, nobody knows how much longer.
      return mean > youngest ? mean - youngest : nil
    }
    let work = mean * count - min(stage.busy - stage.served, mean * stage.running)
    let width = widths[index]
    // At the end some places are empty already: half of the time that an item takes, on average.
    let end = count > width ? mean * (width - 1) / (2 * width) : .zero
    let own = max(work / width + end, mean)
    return before > .zero ? max(own, before + mean) : own
  }
}

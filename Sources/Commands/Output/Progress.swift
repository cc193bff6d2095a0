internal import StageGraph

/// Tells how far a line is: rows at the bottom of a terminal, a sentence now and then where none can be drawn.
final class Progress {
  private let terminal: Terminal
  private var pace: LinePace
  private var text: ProgressText
  private var cadence = SentenceCadence()

  init(_ definition: LineDefinition, total: Int, terminal: Terminal) {
    self.terminal = terminal
    pace = LinePace(definition, total: total)
    text = ProgressText(terminal: terminal)
  }

  /// Until it is cancelled.
  func tell(_ snapshot: () -> LineSnapshot?) async {
    guard terminal.showsProgress || terminal.tellsProgress else { return }
    // What is done at once needs no progress.
    while (try? await Task.sleep(for: .milliseconds(200))) != nil {
      if let snapshot = snapshot() { tell(snapshot) }
    }
    Console.endStatus()
  }

  private func tell(_ snapshot: LineSnapshot) {
    pace.take(snapshot)
    if terminal.showsProgress {
      let size = terminal.size
      Console.showStatus(
        text.rows(pace, columns: size.columns, rows: size.rows), columns: size.columns)
    } else if cadence.isDue(at: pace.elapsed) {
      Console.standardError.write("\(text.sentence(pace))\n")
    }
  }
}

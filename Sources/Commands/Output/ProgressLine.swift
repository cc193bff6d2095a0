private import Domain
internal import StageGraph

/// The one line on a terminal that tells how far a run is; silent anywhere else.
final class ProgressLine: Sendable {
  private let terminal: Terminal
  private let total: Int
  private let isDrawn = Locked(false)

  init(terminal: Terminal, total: Int) {
    self.terminal = terminal
    self.total = total
  }

  /// Redraws ten times a second until it is cancelled; without a bar, tells a line each minute.
  func draw(_ snapshot: () -> LineSnapshot?) async {
    if terminal.tellsProgress {
      while (try? await Task.sleep(for: .seconds(60))) != nil {
        if let snapshot = snapshot() { say(text(of: snapshot)) }
      }
    }
    guard terminal.showsProgress else { return }
    while !Task.isCancelled {
      if let snapshot = snapshot() { show(text(of: snapshot)) }
      guard (try? await Task.sleep(for: .milliseconds(100))) != nil else { return }
    }
  }

  /// A message that stands above the progress.
  func say(_ message: String) {
    clear()
    Console.standardError.write("\(message)\n")
  }

  func clear() {
    isDrawn.withLock { isDrawn in
      if isDrawn { Console.standardError.write("\r\u{1B}[K") }
      isDrawn = false
    }
  }

  private func show(_ text: String) {
    isDrawn.withLock { isDrawn in
      Console.standardError.write("\r\u{1B}[K\(text)")
      isDrawn = true
    }
  }

  /// What is done of all, the stages that are at work with what they have done, pace and time left.
  func text(of snapshot: LineSnapshot) -> String {
    let seconds = snapshot.elapsed / .seconds(1)
    let rate = seconds > 0.5 ? Double(snapshot.left) / seconds : 0
    let rest = rate > 0 ? Duration.seconds((Double(total - snapshot.left) / rate).rounded(.up)) : nil
    let pace = rate > 0 ? "  \(rate.oneDecimal)/s" : ""
    let left = rest.map { "  \($0.clockText) left" } ?? ""
    let head = "\(snapshot.left)/\(total)\(pace)\(left)"
    var room = terminal.columns - head.count - 1
    var text = head
    for stage in snapshot.stages where stage.running > 0 {
      let part = "  \(stage.name) \(stage.out + stage.left)"
      room -= part.count
      // A line that wraps can't be drawn over.
      guard room >= 0 else { break }
      text += terminal.paint(part, .green)
    }
    return text
  }
}

/// The lines that stand below all else on a terminal while a command is at work.
///
/// The cursor rests before their first character: all from there on is theirs, however a terminal that was made
/// narrower breaks its lines anew, and whatever a person types over them.
struct StatusBlock {
  /// Each narrower than the terminal.
  private(set) var lines: [String] = []
  private(set) var isDrawn = false
  private var columns = 0
  /// How many messages may be followed by the block until it is shown anew: in a flood it would only cost time.
  private var turns = 0

  /// Takes them away, and leaves the cursor where a message can begin.
  static let erasing = "\r\u{1B}[J"

  /// What is to be sent to the terminal; empty when it shows just that.
  mutating func show(_ lines: [String], columns: Int) -> String {
    turns = 10
    if isDrawn, lines == self.lines, columns == self.columns { return "" }
    // A terminal that broke the old lines anew may still take them for parts of each other.
    let before = isDrawn && columns != self.columns ? Self.erasing : ""
    (self.lines, self.columns) = (lines, columns)
    return before + draw()
  }

  /// What is to be sent around a message: before it, and after it when it ended its line.
  mutating func giveWay(to message: String) -> (before: String, after: String) {
    guard isDrawn else { return ("", "") }
    isDrawn = false
    turns -= 1
    return (Self.erasing, message.hasSuffix("\n") && turns > 0 ? draw() : "")
  }

  mutating func end() -> String {
    defer { (lines, isDrawn) = ([], false) }
    return isDrawn ? Self.erasing : ""
  }

  private mutating func draw() -> String {
    guard !lines.isEmpty else { return "" }
    isDrawn = true
    // Written over what stands there, so that nothing flickers.
    let text = lines.map { "\($0)\u{1B}[K" }.joined(separator: "\r\n")
    let up = lines.count > 1 ? "\u{1B}[\(lines.count - 1)A" : ""
    return "\r\(text)\u{1B}[J\(up)\r"
  }
}

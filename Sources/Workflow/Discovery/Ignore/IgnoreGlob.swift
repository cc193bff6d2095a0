/// A glob of git's `.gitignore` (gitignore(5), wildmatch), matched against bytes in time that its length and
/// the name's bound: no pattern makes it backtrack.
struct IgnoreGlob: Sendable {
  private enum Step: Sendable {
    case byte(UInt8)
    /// `?`: one byte that is no slash.
    case one
    /// `[…]`: whether each byte belongs to it.
    case set([Bool])
    /// `*`: any bytes but slashes.
    case star
    /// `**` at the end, or before an escaped slash: any bytes.
    case rest
    /// `**/`: nothing, or whole folders.
    case folders
  }

  private static let slash = UInt8(ascii: "/")

  private var steps: [Step] = []

  /// Nil for one that matches nothing, as git has it: an open bracket, a backslash at the end, an unknown class.
  ///
  /// - Parameter isPath: `**` has its meaning; else it is a star like any other.
  init?(_ pattern: ArraySlice<UInt8>, isPath: Bool) {
    var rest = pattern
    // Git compares what comes before the first special byte by itself, and reads the remainder as a pattern
    // that begins there: `a**` then is an `a` before a `**` of its own.
    let start = pattern.firstIndex { "*?[\\".utf8.contains($0) } ?? pattern.endIndex
    while let byte = rest.first {
      rest.removeFirst()
      switch byte {
      case UInt8(ascii: "*"):
        let at = rest.startIndex - 1
        let isDouble = rest.first == byte
        while rest.first == byte { rest.removeFirst() }
        let isAlone = at == start || pattern[at - 1] == Self.slash
        steps.append(isPath && isDouble && isAlone ? Self.double(&rest) : .star)
      case UInt8(ascii: "?"):
        steps.append(.one)
      case UInt8(ascii: "["):
        guard let set = IgnoreSet.read(&rest) else { return nil }
        steps.append(.set(set))
      case UInt8(ascii: "\\"):
        guard let next = rest.popFirst() else { return nil }
        steps.append(.byte(next))
      default:
        steps.append(.byte(byte))
      }
    }
  }

  /// What two stars mean between slashes; takes the slash behind them.
  private static func double(_ rest: inout ArraySlice<UInt8>) -> Step {
    if rest.isEmpty || rest.starts(with: Array(#"\/"#.utf8)) { return .rest }
    guard rest.first == slash else { return .star }
    rest.removeFirst()
    return .folders
  }

  func matches(_ text: some Collection<UInt8>) -> Bool {
    var here = [Bool](repeating: false, count: steps.count + 1)
    enter(0, &here)
    for byte in text {
      var next = [Bool](repeating: false, count: steps.count + 1)
      for (index, step) in steps.enumerated() where here[index] {
        switch step {
        case .byte(let wanted): if byte == wanted { enter(index + 1, &next) }
        case .one: if byte != Self.slash { enter(index + 1, &next) }
        case .set(let set): if byte != Self.slash, set[Int(byte)] { enter(index + 1, &next) }
        case .star: if byte != Self.slash { enter(index, &next) }
        case .rest: enter(index, &next)
        case .folders:
          // In the middle of a name: only its end lets the pattern go on.
          next[index] = true
          if byte == Self.slash { enter(index + 1, &next) }
        }
      }
      here = next
    }
    return here[steps.count]
  }

  /// Reaches a step, and those behind it that may match nothing.
  private func enter(_ index: Int, _ states: inout [Bool]) {
    states[index] = true
    guard index < steps.count else { return }
    switch steps[index] {
    case .star, .rest, .folders: enter(index + 1, &states)
    case .byte, .one, .set: break
    }
  }
}

private import Foundation

/// What may be drawn on standard error: progress only on a terminal, colours by the usual variables.
struct Terminal {
  let showsProgress: Bool
  let usesColor: Bool
  /// Where no bar may be drawn, a line now and then tells how far a run is.
  let tellsProgress: Bool

  init(color: ColorMode, quiet: Bool, environment: [String: String] = ProcessInfo.processInfo.environment) {
    let isTerminal = Console.standardError.isTerminal && environment["TERM"] != "dumb"
    let refused = environment["NO_COLOR"].map { !$0.isEmpty } ?? false
    showsProgress = isTerminal && !refused && !quiet
    tellsProgress = !showsProgress && !quiet
    usesColor =
      switch color {
      case .always: true
      case .never: false
      case .auto: isTerminal && !refused
      }
  }

  /// How large standard error's terminal is now.
  var size: (columns: Int, rows: Int) { Console.standardError.size ?? (80, 24) }

  func paint(_ text: String, _ ink: Ink) -> String {
    usesColor ? "\u{1B}[\(ink.rawValue)m\(text)\u{1B}[0m" : text
  }

  enum Ink: Int {
    case red = 31
    case green = 32
    case yellow = 33
  }
}

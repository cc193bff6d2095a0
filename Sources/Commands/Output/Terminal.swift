internal import Domain
private import Foundation

/// What may be drawn on standard error: progress only on a terminal, colours by the usual variables.
struct Terminal {
  let showsProgress: Bool
  let usesColor: Bool
  /// Where no bar may be drawn, a line now and then tells how far a run is.
  let tellsProgress: Bool

  init(
    color: ColorMode, quiet: Bool, isTerminal: Bool = Console.standardError.isTerminal,
    environment: [String: String] = ProcessInfo.processInfo.environment
  ) {
    let isTerminal = isTerminal && environment["TERM"] != "dumb"
    let refused = environment["NO_COLOR"].map { !$0.isEmpty } ?? false
    let forced = ["CLICOLOR_FORCE", "FORCE_COLOR"].contains { name in
      environment[name].map { !["", "0", "false"].contains($0) } ?? false
    }
    showsProgress = isTerminal && !refused && !quiet
    tellsProgress = !showsProgress && !quiet
    usesColor =
      switch color {
      case .always: true
      case .never: false
      // Refusing is stronger than forcing, and forcing needs no terminal.
      case .auto: !refused && (forced || isTerminal && environment["CLICOLOR"] != "0")
      }
  }

  /// How large standard error's terminal is now.
  var size: (columns: Int, rows: Int) { Console.standardError.size ?? (80, 24) }

  func paint(_ text: String, _ ink: Ink) -> String {
    usesColor ? "\u{1B}[\(ink.rawValue)m\(text)\u{1B}[0m" : text
  }

  /// A line on standard error about one source: `a.png: rejected: it is too small`.
  func tell(_ source: String, _ word: String, _ ink: Ink, _ message: String) {
    Console.standardError.write("\(source.visible): \(paint(word, ink)): \(message.visible)\n")
  }

  /// The same about a picture that does not become a frame.
  func tellRejection(of frame: FrameReport) {
    let code = frame.code.map { "\($0.rawValue) " } ?? ""
    tell(frame.source, FrameReport.Status.rejected.rawValue, .red, "\(code)\(frame.message ?? "")")
  }

  /// A line about all of them.
  func note(_ message: String) {
    Console.standardError.write("\(paint("note", .yellow)): \(message)\n")
  }

  enum Ink: Int {
    case red = 31
    case green = 32
    case yellow = 33
  }
}

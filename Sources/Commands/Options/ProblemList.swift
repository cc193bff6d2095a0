private import Domain

/// Everything that is wrong with what was asked for, told at once.
struct ProblemList {
  private let problems: [String]

  /// More lines than this help nobody.
  private static let limit = 20

  init(_ problems: [String]) { self.problems = problems.map(\.visible) }

  /// Nil when nothing is wrong.
  var text: String? {
    guard let first = problems.first else { return nil }
    guard problems.count > 1 else { return first }
    var lines = problems.prefix(Self.limit).map { "\n  \($0)" }
    if problems.count > Self.limit { lines.append("\n  and \(problems.count - Self.limit) more") }
    return "nothing was sent, \(problems.count) things are wrong:\(lines.joined())"
  }

  /// Throws exit 2 when there is any problem; nothing was sent by then.
  func refuse() throws {
    if let text { throw CommandFailure.usage(text) }
  }
}

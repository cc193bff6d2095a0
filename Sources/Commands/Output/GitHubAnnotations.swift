private import Domain
private import SystemPackage
internal import Workflow

/// Workflow commands that GitHub Actions turns into annotations.
///
/// https://docs.github.com/actions/reference/workflow-commands-for-github-actions; the escapes are those of its
/// toolkit, `packages/core/src/command.ts`.
final class GitHubAnnotations: FindingOutput {
  /// More than these of one kind a step are in the log only.
  private static let shown = 10
  private var count = 0

  func write(_ file: CheckedFile) {
    for finding in file.mended { write("notice", finding, file, ending: " (fixed)") }
    for finding in file.findings {
      write("error", finding, file)
      count += 1
    }
  }

  func finish(_ summary: Summary) {
    guard count > Self.shown else { return }
    Console.standardOutput.write(
      "::notice title=firstframe::\(count) findings; GitHub shows the first \(Self.shown), the log has all\n")
  }

  private func write(_ level: String, _ finding: Finding, _ file: CheckedFile, ending: String = "") {
    let title = finding.code.map { "\($0.rawValue) \($0.title)" } ?? "firstframe"
    Console.standardOutput.write(
      "::\(level) file=\(Self.property(file.path.lexicallyNormalized().string)),title=\(Self.property(title + ending))::"
        + "\(Self.data(finding.message))\n")
  }

  static func data(_ text: String) -> String {
    escaped(text, ["%": "%25", "\r": "%0D", "\n": "%0A"])
  }

  static func property(_ text: String) -> String {
    escaped(text, ["%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"])
  }

  private static func escaped(_ text: String, _ table: [Unicode.Scalar: String]) -> String {
    // By scalars: a carriage return and the line feed after it are one character.
    text.unicodeScalars.map { table[$0] ?? String($0).visible }.joined()
  }
}

internal import ArgumentParser

/// The forms in which `check` gives its findings.
enum CheckFormat: String, CaseIterable, ExpressibleByArgument {
  /// For people.
  case text
  /// One document when all is done.
  case json
  /// One object a line, as things happen.
  case jsonl
  /// Workflow commands that GitHub Actions shows as annotations.
  case github
  /// SARIF 2.1.0, for code scanning.
  case sarif
}

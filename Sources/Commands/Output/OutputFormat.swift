internal import ArgumentParser

/// The forms in which a command gives its data.
enum OutputFormat: String, CaseIterable, ExpressibleByArgument {
  /// For people.
  case text
  /// One document when all is done.
  case json
  /// One object a line, as things happen.
  case jsonl
}

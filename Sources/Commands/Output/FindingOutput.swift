internal import Workflow

/// A form of findings on standard output.
protocol FindingOutput {
  func write(_ file: CheckedFile)
  /// The last call.
  func finish(_ summary: Summary)
}

/// One thing that is wrong with one file.
package struct Finding: Sendable, Codable, Equatable {
  /// Nil when no number fits (the file can't be read).
  package let code: FindingCode?
  /// What is wrong and what to do; one sentence, no path.
  package let message: String
  /// `check --fix` can mend it.
  package var isFixable: Bool
  /// Decides the exit code.
  package let cause: Rejection.Cause

  package init(_ code: FindingCode, _ message: String, isFixable: Bool = false) {
    self.code = code
    self.message = message
    self.isFixable = isFixable
    cause = .picture
  }

  /// What stops a frame is a finding too, and not one that making a frame would mend.
  package init(_ rejection: Rejection) {
    code = rejection.code
    message = rejection.message
    isFixable = false
    cause = rejection.cause
  }
}

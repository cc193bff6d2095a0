/// Why a job ended without a clip.
package struct JobFailure: Error, Sendable, Equatable, Codable {
  package let reason: FailureReason
  /// The provider's own code, when it gave one.
  package let code: String?
  /// One sentence for a person; the provider's text is quoted in it.
  package let message: String
  /// The provider states that this failure cost nothing; false when it is not known.
  package let isUnbilled: Bool

  package init(reason: FailureReason, code: String?, message: String, isUnbilled: Bool) {
    self.reason = reason
    self.code = code
    self.message = message
    self.isUnbilled = isUnbilled
  }
}

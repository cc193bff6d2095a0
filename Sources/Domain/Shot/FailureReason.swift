/// The one class that every provider's errors are mapped to.
package enum FailureReason: String, Sendable, Codable, CaseIterable {
  case badImage
  case badRequest
  case moderationImage
  case moderationPrompt
  case moderationResult
  case authentication
  case balance
  case rate
  case busy
  case modelGone
  case providerFault
  case unclear

  /// No further shot can succeed with this provider and key: stop submitting at once.
  package var stopsProvider: Bool {
    switch self {
    case .authentication, .balance, .modelGone: true
    default: false
    }
  }
}

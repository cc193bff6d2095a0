extension ProviderError: CustomStringConvertible {
  /// Who, what, where to ask, what to do.
  package var description: String {
    var facts: [String] = []
    if let status { facts.append("HTTP \(status)") }
    if let requestID { facts.append("request \(requestID)") }
    let suffix = facts.isEmpty ? "" : " (\(facts.joined(separator: ", ")))"
    let advice = code.advice.map { "; \($0)" } ?? ""
    return "\(provider): \(message)\(suffix)\(advice)"
  }
}

extension ProviderError.Code {
  /// Nil where the message itself says what to do.
  fileprivate var advice: String? {
    switch self {
    case .unreachable: "check the network and --base-url, then run the same command again"
    case .interrupted: "run the same command again, it goes on from here"
    case .throttled: "will be retried after a pause"
    case .serverFault, .badReply: "will be retried; if it persists, contact the provider"
    case .notReady, .noLinkYet: "will be retried later"
    case .authentication: "check the key and what it is allowed to do"
    case .balance: "top up the account, then run the same command again"
    case .jobUnknown: "check that the key and the provider are those that bought it"
    case .lostSight: "ask the provider for the clip; firstframe reconcile with --adopt looks again"
    case .expired: "firstframe status shows what can be done"
    case .diskFull: "free space and run the same command again; nothing is bought again"
    case .tooLarge, .unsafeLink: "nothing was kept; contact the provider"
    case .refused, .unsupported, .storage, .configuration, .cancelled: nil
    }
  }
}

import Domain

extension FailureReason {
  /// What to do after a refused request, which cost nothing; starts with "; " or is empty.
  var adviceAfterRefusal: String {
    switch self {
    case .providerFault, .unclear: ""
    case .rate, .busy: "; it is sent again after a pause"
    default: advice
    }
  }

  /// What to do after a job that failed. `isUnbilled` decides whether it may be bought again just so.
  func adviceAfterFailure(isUnbilled: Bool) -> String {
    switch self {
    case .rate, .busy, .providerFault, .unclear:
      isUnbilled
        ? "; it cost nothing, --retry-failed buys it again"
        : "; it may have been billed: ask the provider, then --take 2 buys it again"
    default: advice
    }
  }

  private var advice: String {
    switch self {
    case .badImage:
      "; the frame was checked before it was sent: try another --format or a lower --quality, or ask the provider"
    case .badRequest: "; change the request, or the base URL if nothing is there"
    case .moderationImage: "; the picture itself is refused, often for people in it: use another"
    case .moderationPrompt: "; change the prompt"
    case .moderationResult: "; the same request tends to be blocked again: change prompt or picture"
    case .authentication: "; check the key and what it is allowed to do"
    case .balance: "; top up the account, then run again"
    case .modelGone: "; choose another model (--model NAME=ID by its name there) or provider"
    case .rate, .busy, .providerFault, .unclear: ""
    }
  }
}

extension OpenAIVideosVariant {
  /// What every dialect may have to say, in this service's words.
  func error(_ trouble: SandboxTrouble, _ request: SandboxRequest) -> OpenAIVideosError {
    if account == .azure, let error = azureError(trouble) { return error }
    if [.apiyi, .relay].contains(account), let error = relayError(trouble) { return error }
    return switch trouble {
    case .missingKey: .missingKey
    case .wrongKey: .wrongKey
    case .unknownPath: .invalidURL(request)
    case .wrongMethod: .method(request)
    case .tooLarge(let bytes, let limit): .tooLarge(bytes, limit: limit)
    case .notJSON:
      OpenAIVideosError(status: 400, message: "We could not parse the JSON body of your request.")
    case .unknownMarker(let marker):
      OpenAIVideosError(status: 400, message: "\(marker)", param: "prompt", code: "invalid_value")
    case .unknownModel(let name): .unknownModel(name)
    case .unknownJob(let id): .notFound(id)
    case .balance: .quota
    case .rateLimit(let what, let pause): .rateLimit(model: what, retryAfter: pause)
    case .busy: .busy
    case .overloaded: .overloaded
    case .serverFault, .dropped: .serverFault
    case .refused(let trouble): refusal(trouble)
    case .unsatisfiableRange(let length): .unsatisfiable(length: length)
    case .broken(let reason): .server("The sandbox could not answer: \(reason)")
    }
  }

  private func refusal(_ trouble: JobTrouble) -> OpenAIVideosError {
    switch trouble {
    case .imageSize: .imageSize
    case .imageModeration: .moderation(of: "people-in-user-uploads")
    case .promptModeration where account == .apiyi: .sentinel
    case .promptModeration: .moderation(of: "violence")
    case .modelGone, .resultModeration, .internalFault, .lostResult, .lostStatus, .render: .serverFault
    }
  }

  private func azureError(_ trouble: SandboxTrouble) -> OpenAIVideosError? {
    switch trouble {
    case .missingKey, .wrongKey:
      OpenAIVideosError(
        status: 401,
        message: "Access denied due to invalid subscription key or wrong API endpoint. Make sure to provide a"
          + " valid key for an active subscription and use a correct regional API endpoint for your resource.",
        code: "401", form: .codeAndMessage)
    case .unknownPath: OpenAIVideosError(status: 404, message: "Not Found", form: .detail)
    case .wrongMethod: OpenAIVideosError(status: 405, message: "Method Not Allowed", form: .detail)
    case .unknownModel(let name): .deployment(name)
    case .rateLimit(_, let pause): .callRate(retryAfter: pause)
    default: nil
    }
  }

  private func relayError(_ trouble: SandboxTrouble) -> OpenAIVideosError? {
    switch trouble {
    case .missingKey, .wrongKey:
      OpenAIVideosError(status: 401, message: "Invalid token", type: "new_api_error")
    case .balance:
      OpenAIVideosError(
        status: 403, message: "user quota is not enough", type: "new_api_error",
        code: "insufficient_user_quota")
    case .unknownModel(let name):
      OpenAIVideosError(
        status: 503, message: "No available channel for model \(name) under group default (distributor)",
        type: "new_api_error", code: "model_not_found")
    // The gateway restarts: a page of the server in front of it.
    case .overloaded where account == .apiyi:
      OpenAIVideosError(status: 502, message: "502 Bad Gateway", form: .page)
    default: nil
    }
  }
}

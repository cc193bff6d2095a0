import Domain

/// What the servers of each catalog entry say.
enum FailureTable {
  static let parts = [
    FailurePart(entry: "openai", rows: openAI), FailurePart(entry: "azure", rows: azure),
    FailurePart(entry: "apiyi", rows: apiyi), FailurePart(entry: "compatible", rows: relay),
    FailurePart(entry: "vtrix", rows: vtrixTask),
    FailurePart(entry: "yutoai", id: "task_id", rows: v2Generations),
  ]

  private static func envelope(_ message: String, code: String = "null") -> String {
    #"{"error":{"message":"\#(message)","type":"invalid_request_error","param":null,"code":\#(code)}}"#
  }

  static let openAI: [FailureRow] = [
    .refused(
      400, envelope("Inpaint image must match the requested width and height"), .badImage,
      "Inpaint image must match", "frame 1280x720, asked for 1280x720", "request req_5",
      "try another --format"),
    .refused(
      400,
      #"{"error":{"message":"Invalid type for 'input_reference': expected a file, but got a string instead.","#
        + #""param":"input_reference","code":"invalid_type"}}"#, .badImage, "invalid_type"),
    .refused(
      400, envelope("Supported values are: '4', '8', and '12'.", code: #""invalid_value""#), .badRequest,
      "invalid_value", "change the request"),
    .refused(
      400,
      envelope(
        "Your request was blocked by our moderation system when checking inputs. Possible reasons: people-in-user-uploads."
      ), .moderationImage, "use another"),
    .refused(
      400,
      envelope("Blocked by our moderation system when checking inputs. Possible reasons: violence, sexual."),
      .moderationPrompt, "change the prompt"),
    .refused(400, envelope("no", code: #""sentinel_block""#), .moderationPrompt, "change the prompt"),
    .refused(
      400, envelope("We currently do not support uploads of images containing photorealistic people."),
      .moderationImage, "use another"),
    .refused(
      400,
      envelope("This content may violate our guardrails concerning similarity to third-party content."),
      .moderationPrompt, "change the prompt"),
    .failed(
      envelope("It may violate our guardrails concerning similarity to third-party content."),
      .moderationResult, "change prompt or picture"),
    .refused(
      400, envelope("Your image-to-video request was blocked by our moderation system."), .moderationPrompt,
      "change the prompt"),
    .refused(401, envelope("Incorrect API key provided"), .authentication, exit: 5, "check the key"),
    .refused(402, envelope("Pay first"), .balance, exit: 5, "top up the account"),
    .refused(
      403, envelope("Your organization must be verified"), .authentication, exit: 5,
      "what it is allowed to do"),
    .refused(
      404, envelope("The model `sora-2` does not exist", code: #""model_not_found""#), .modelGone, exit: 5,
      "choose another model"),
    .refused(404, #"{"detail":"Not Found"}"#, .badRequest, "the base URL if nothing is there"),
    .refused(
      429,
      envelope(
        "You exceeded your current quota, please check your plan and billing details.",
        code: #""insufficient_quota""#), .balance, exit: 5, "top up the account"),
    .refused(
      400, envelope("Billing hard limit has been reached", code: #""billing_hard_limit_reached""#), .balance,
      exit: 5, "top up the account"),
    .refused(
      429, envelope("Rate limit reached for sora-2"), .rate, exit: 5, "it is sent again after a pause"),
    .failed(
      envelope("Your request was blocked by our moderation system.", code: #""moderation_blocked""#),
      .moderationResult, "moderation_blocked", "change prompt or picture"),
    .failed(
      envelope("404: sora-2 is no longer available", code: #""fail_to_fetch_task""#), .modelGone,
      "choose another model"),
    .failed(
      envelope("The server had an error", code: #""server_error""#), .providerFault, "may have been billed"),
    .failed(#"{"error":null}"#, .unclear, "could not make the clip"),
  ]

  static let azure: [FailureRow] = [
    .refused(
      404, envelope("The API deployment 'x' for this resource does not exist. If you created it"),
      .modelGone, exit: 5, "choose another model"),
    .refused(
      404, envelope("gone", code: #""DeploymentNotFound""#), .modelGone, exit: 5, "DeploymentNotFound"),
    .refused(404, #"{"detail":"Not Found"}"#, .badRequest, "the base URL if nothing is there"),
    .refused(
      401, #"{"error":{"code":"401","message":"Access denied due to invalid subscription key"}}"#,
      .authentication, exit: 5, "check the key"),
    .refused(429, envelope("Too many running tasks"), .busy, exit: 5, "it is sent again after a pause"),
    .refused(400, envelope("Too many running tasks"), .busy, exit: 5, "it is sent again after a pause"),
  ]

  /// The new-api family, in both of its envelopes and languages.
  static let relay: [FailureRow] = [
    .refused(
      401, envelope("无效的令牌"), .authentication, exit: 5, "check the key"),
    .refused(401, envelope("该令牌额度已用尽"), .balance, exit: 5, "该令牌额度已用尽", "top up the account"),
    .refused(
      403, envelope("预扣费额度失败, 用户剩余额度: $0.10, 需要预扣费额度: $0.40"), .balance, exit: 5,
      "top up the account"),
    .refused(
      403, #"{"code":"pre_consume_token_quota_failed","message":"token quota is not enough","data":null}"#,
      .balance, exit: 5, "top up the account"),
    .refused(
      429, envelope("当前分组上游负载已饱和，请稍后再试", code: #""local:quota_not_enough""#), .busy, exit: 5,
      "it is sent again after a pause"),
    .refused(
      403, envelope("This token has no access to model sora-2"), .authentication, exit: 5,
      "what it is allowed to do"),
    .failed(
      envelope("404: the model is no longer available", code: #""fail_to_fetch_task""#), .modelGone,
      "choose another model"),
  ]

  static let apiyi: [FailureRow] = [
    .refused(
      400, envelope("Inpaint image must match the requested width and height"), .badImage,
      "frame 1280x720, asked for 1280x720", "try another --format"),
    .refused(
      403, #"{"code":"insufficient_user_quota","message":"user quota is not enough","data":null}"#, .balance,
      exit: 5, "top up the account"),
    .failed(#"{"error":{"code":"server_error","message":"oops"}}"#, .providerFault, "--retry-failed"),
    .failed(
      #"{"error":{"code":"moderation_blocked","message":"blocked by our moderation system"}}"#,
      .moderationResult, "change prompt or picture"),
  ]

  /// The three reviews and the common error of the YutoAI page, in the forms that relays give them.
  static let v2Generations: [FailureRow] = [
    .failed(
      #"{"fail_reason":"Inpaint image must match the requested width and height"}"#, .badImage,
      "Inpaint image must match", "request req_5", "try another --format"),
    .failed(
      #"{"fail_reason":"The submitted image contains a real person"}"#, .moderationImage, "use another"),
    .failed(
      #"{"fail_reason":"The prompt violates the content policy: violence"}"#, .moderationPrompt,
      "change the prompt"),
    .failed(
      #"{"progress":"93%","fail_reason":"The generated result did not pass moderation"}"#, .moderationResult,
      "change prompt or picture"),
    .failed(#"{"fail_reason":"","error":"task timed out"}"#, .unclear, "task timed out", "ask the provider"),
    .failed(#"{"fail_reason":"","message":"internal server error"}"#, .providerFault, "may have been billed"),
    .failed(#"{"fail_reason":"sora-2 is no longer available"}"#, .modelGone, "choose another model"),
    .refused(401, #"{"error":{"message":"invalid api key"}}"#, .authentication, exit: 5, "check the key"),
    .refused(400, #"{"message":"duration is wrong"}"#, .badRequest, "duration is wrong"),
    .refused(
      403, #"{"code":"insufficient_user_quota","message":"no quota","data":null}"#, .balance, exit: 5,
      "top up the account"),
    .refused(
      403, #"{"code":"quota_not_enough","message":"user quota is not enough","data":null}"#, .balance,
      exit: 5,
      "user quota is not enough", "top up the account"),
    .failed(#"{"fail_reason":"user quota is not enough"}"#, .balance, "top up the account"),
  ]
}

import Domain

/// The only place where servers' words are matched: most refusals have no code, and all the dialects pass on
/// what the same few services say.
struct FailureWords {
  private let words: String
  /// The request was refused: there is no result that could have been blocked.
  private let isRefusal: Bool

  init(_ complaint: ServerComplaint, isRefusal: Bool = false) {
    words = "\(complaint.code ?? "") \(complaint.message ?? "")".lowercased()
    self.isRefusal = isRefusal
  }

  func says(_ phrases: String...) -> Bool { phrases.contains { words.contains($0) } }

  /// Nil when the words tell nothing.
  var reason: FailureReason? {
    if isModelGone { return .modelGone }
    if isBadImage { return .badImage }
    // Before the balance: some relays tell it with a code that speaks of quota.
    if says("too many running", "too many concurrent", "load is saturated", "负载已饱和") { return .busy }
    if isBalance { return .balance }
    if let moderation { return moderation }
    if says("invalid_api_key", "incorrect api key", "invalid api key", "invalid token", "无效的令牌") {
      return .authentication
    }
    if says("rate limit", "rate_limit", "too many requests", "too frequent") { return .rate }
    if says("invalid_value", "invalid_type", "invalid_parameter", "invalid parameter") { return .badRequest }
    if says("server_error", "internal error", "internal_error", "internal server error") {
      return .providerFault
    }
    return nil
  }

  /// Relays deny that they know a job with HTTP 400 too.
  var isJobUnknown: Bool {
    says("task_not_exist", "task_not_found") || (says("task") && says("not exist") && !isModelGone)
  }

  private var isModelGone: Bool {
    says("model_not_found", "deploymentnotfound", "temporarily paused", "model not found")
      || (says("no longer available") && !says("expire"))
      || (says("model", "deployment") && says("does not exist", "deprecated", "shut down"))
  }

  private var isBadImage: Bool {
    says("inpaint image", "expected a file", "invalid image", "unsupported image", "image resolution must")
  }

  /// Relays say quota where others say money. One that is merely exceeded may be a quota of calls.
  private var isBalance: Bool {
    says("insufficient", "not enough", "not_enough", "too low", "不足", "用尽", "失败")
      && says("quota", "balance", "credit", "funds", "额度", "余额")
      || says("billing_hard_limit", "billing hard limit", "exceeded your current quota", "quota exhausted")
      || says("pre_consume_token_quota_failed", "欠费")
      // Vtrix's sibling service counts its reasons for an empty account.
      || (40_201...40_208).contains { words.hasPrefix("\($0) ") }
  }

  /// Three stages: the picture, the prompt, and the clip, which can fail when it is all but done.
  private var moderation: FailureReason? {
    let isPolicy = says("polic", "guardrail") && says("violat", "against")
    guard
      isPolicy
        || says("moderation", "content_policy", "content policy", "sentinel_block", "safety system")
        || namesPeople
    else { return nil }
    if namesPeople || namesPicture { return .moderationImage }
    return isRefusal || says("prompt", "sentinel_block", "checking inputs")
      ? .moderationPrompt : .moderationResult
  }

  private var namesPeople: Bool {
    says("people-in-user-uploads", "real person", "real people", "photorealistic people")
  }

  /// Image-to-video is what the service does, not what it complains of.
  private var namesPicture: Bool {
    words.replacing(#/image[-_ ]?(to|2)[-_ ]?video/#, with: "").contains(#/image|picture/#)
  }
}

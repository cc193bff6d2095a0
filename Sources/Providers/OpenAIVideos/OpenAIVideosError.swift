import Domain

/// What this dialect's servers say when something is wrong, and what it means. The only place where a
/// server's words are matched: most refusals have no code.
struct OpenAIVideosError {
  let complaint: ServerComplaint
  private let words: String

  /// The error of a reply that is no success.
  init(_ reply: HTTPReply, hiding key: APIKey?) {
    self.init(JSONValue(bytes: reply.body) ?? Self.plainText(reply.body), hiding: key)
  }

  /// The error inside a failed job.
  init(_ video: OpenAIVideo, hiding key: APIKey?) {
    self.init(video.object, hiding: key)
  }

  /// Envelopes: {"error":{code,message,param}}, {"error":"…"}, {"code","message"}, {"message"}, {"detail"}.
  private init(_ value: JSONValue?, hiding key: APIKey?) {
    let inner = value?["error"] ?? value
    let outer = inner?.text == nil ? value : nil
    let message = inner?.text ?? inner?["message"]?.text ?? outer?["message"]?.text
    complaint = ServerComplaint(
      code: inner?["code"]?.text ?? inner?["type"]?.text ?? outer?["code"]?.text,
      message: message ?? value?["fail_reason"]?.text ?? value?["detail"]?.text,
      parameter: inner?["param"]?.text, hiding: key)
    words = "\(complaint.code ?? "") \(complaint.message ?? "")".lowercased()
  }

  /// Gateways and file stores answer in plain text or XML; a web page is nothing to quote.
  private static func plainText(_ body: [UInt8]) -> JSONValue? {
    let text = String(decoding: body.prefix(1000), as: UTF8.self)
    let start = text.drop(while: \.isWhitespace).prefix(9).lowercased()
    return start.isEmpty || start == "<!doctype" || start.hasPrefix("<html") ? nil : .string(text)
  }

  // MARK: Classes

  /// `status` nil for a failed job.
  func reason(status: Int?) -> FailureReason {
    let said = reasonByWords
    switch status {
    case 401: return .authentication
    case 402: return .balance
    case 403: return said ?? .authentication
    case 413, 415: return .badImage
    case 429: return says("too many running") ? .busy : said == .balance ? .balance : .rate
    case 400, 404, 422: return said ?? (complaint.parameter == "input_reference" ? .badImage : .badRequest)
    default: return said ?? .unclear
    }
  }

  private var reasonByWords: FailureReason? {
    if says("model_not_found", "deploymentnotfound", "deployment does not exist", "temporarily paused")
      || says("no longer available", "model not found")
      || (says("model", "deployment") && says("does not exist", "deprecated", "shut down"))
    {
      return .modelGone
    }
    if says("inpaint image", "expected a file", "invalid image", "unsupported image") { return .badImage }
    if says("insufficient_quota", "billing_hard_limit", "insufficient balance", "insufficient credit")
      || says("insufficient_user_quota", "exceeded your current quota")
    {
      return .balance
    }
    if says("moderation", "content_policy", "content policy", "sentinel_block", "safety system") {
      if says("people-in-user-uploads", "checking inputs", "image") { return .moderationImage }
      return says("prompt", "sentinel_block") ? .moderationPrompt : .moderationResult
    }
    if says("invalid_api_key", "incorrect api key") { return .authentication }
    if says("server_error", "internal error", "internal_error") { return .providerFault }
    return nil
  }

  private func says(_ phrases: String...) -> Bool { phrases.contains { words.contains($0) } }

  // MARK: Sentences

  func refusal(_ reply: HTTPReply, of request: SubmitRequest, client: ProviderClient) -> JobFailure {
    let reason = reason(status: reply.status)
    var facts = ["HTTP \(reply.status)"]
    if let code = complaint.code { facts.append(code) }
    if let id = reply.requestID(hiding: client.key) { facts.append("request \(id)") }
    if reason == .badImage { facts.append("frame \(request.frame.size), asked for \(request.clip.size)") }
    let message = "\(client.name) refused the request\(quote) (\(facts.joined(separator: ", ")))"
    return JobFailure(
      reason: reason, code: complaint.code, message: message + advice(reason), isUnbilled: true)
  }

  func failure(provider: String, isUnbilled: Bool) -> JobFailure {
    let reason = reason(status: nil)
    let code = complaint.code.map { " (\($0))" } ?? ""
    return JobFailure(
      reason: reason, code: complaint.code,
      message: "\(provider) could not make the clip\(quote)\(code)\(advice(reason))", isUnbilled: isUnbilled)
  }

  private var quote: String { complaint.message.map { ": “\($0)”" } ?? "" }

  private func advice(_ reason: FailureReason) -> String {
    switch reason {
    case .badImage: "; make the frame anew with firstframe prepare --force"
    case .badRequest: "; change the request, or the base URL if nothing is there"
    case .moderationImage: "; the picture itself is refused, often for people in it: use another"
    case .moderationPrompt: "; change the prompt"
    case .moderationResult: "; the same request tends to be blocked again: change prompt or picture"
    case .authentication: "; check the key and what it is allowed to do"
    case .balance: "; top up the account, then run again"
    case .rate, .busy: "; it is sent again after a pause"
    case .modelGone: "; choose another model or provider"
    case .providerFault, .unclear: ""
    }
  }

  // MARK: Errors

  func error(_ reply: HTTPReply, doing: String, client: ProviderClient) -> ProviderError {
    ProviderError(reply, from: client, doing: doing, complaint: complaint)
  }

  /// Of `GET {base}/videos`: relays often have no list.
  func listError(_ reply: HTTPReply, client: ProviderClient) -> ProviderError {
    var error = error(reply, doing: "listing jobs", client: client)
    if error.code == .jobUnknown { error.code = .refused }
    return error
  }

  /// Of `GET {base}/videos/{id}/content`.
  func downloadError(_ reply: HTTPReply, job: JobID, client: ProviderClient) -> ProviderError {
    var error = error(reply, doing: "downloading job \(job)", client: client)
    let isGone = [403, 404].contains(reply.status) && says("expire", "no longer available")
    if reply.status == 410 || isGone {
      error.code = .expired
    } else if [400, 404, 409].contains(reply.status), says("not completed", "not ready", "in_progress") {
      error.code = .notReady
    }
    return error
  }
}

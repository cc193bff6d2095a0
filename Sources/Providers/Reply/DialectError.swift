import Domain

/// What one dialect's servers say when something is wrong, and what it means.
protocol DialectError: Sendable {
  var complaint: ServerComplaint { get }

  init(_ value: JSONValue?, hiding key: APIKey?)

  /// The class that the dialect's own codes tell; nil leaves it to the words.
  var reasonByCode: FailureReason? { get }
  /// What the documentation calls the code.
  var meaning: String? { get }
  /// The provider lost sight of the job, which may go on and have its clip all the same.
  var isLostSight: Bool { get }
}

extension DialectError {
  var reasonByCode: FailureReason? { nil }
  var meaning: String? { nil }
  var isLostSight: Bool { false }

  /// The error of a reply that is no success.
  init(_ reply: HTTPReply, hiding key: APIKey?) {
    self.init(JSONValue(bytes: reply.body) ?? Self.plainText(reply.body), hiding: key)
  }

  /// Gateways answer in plain text, and stores of files in XML, of which code and message are for people. A web page
  /// and any other XML are nothing to quote.
  private static func plainText(_ body: [UInt8]) -> JSONValue? {
    let text = String(decoding: body.prefix(2000), as: UTF8.self)
    guard let start = text.first(where: { !$0.isWhitespace && $0 != "\u{FEFF}" }) else { return nil }
    guard start == "<" else { return .string(text) }
    guard let message = text.firstMatch(of: #/<message>([^<]+)</message>/#.ignoresCase()) else { return nil }
    var members: [String: JSONValue] = ["message": .string(String(message.1))]
    if let code = text.firstMatch(of: #/<code>([^<]+)</code>/#.ignoresCase()) {
      members["code"] = .string(String(code.1))
    }
    return .object(members)
  }

  // MARK: Classes

  /// `status` nil for a failed job.
  func reason(status: Int?) -> FailureReason {
    let said = FailureWords(complaint, isRefusal: status != nil).reason ?? reasonByCode
    switch status {
    // Some relays call an empty account a key that is not allowed.
    case 401: return said == .balance ? .balance : .authentication
    case 402: return .balance
    case 403: return said ?? .authentication
    case 413, 415: return .badImage
    case 429: return said == .busy || said == .balance ? said ?? .rate : .rate
    case 400, 404, 422: return said ?? (complaint.parameter == "input_reference" ? .badImage : .badRequest)
    default: return said ?? .unclear
    }
  }

  // MARK: Sentences

  func refusal(_ reply: HTTPReply, of request: SubmitRequest, client: ProviderClient) -> JobFailure {
    let reason = reason(status: reply.status)
    var facts = ["HTTP \(reply.status)"] + facts(reply, client: client)
    if reason == .badImage { facts.append("frame \(request.frame.size), asked for \(request.clip.size)") }
    let message = "\(client.name) refused the request\(quote) (\(facts.joined(separator: ", ")))"
    return JobFailure(
      reason: reason, code: complaint.code, message: message + reason.adviceAfterRefusal, isUnbilled: true)
  }

  /// Of a job, as `reply` tells it.
  func failure(_ reply: HTTPReply, client: ProviderClient) -> JobFailure {
    let reason = reason(status: nil)
    let isUnbilled = client.entry.failuresAreFree
    let facts = facts(reply, client: client)
    let detail = facts.isEmpty ? "" : " (\(facts.joined(separator: ", ")))"
    return JobFailure(
      reason: reason, code: complaint.code,
      message: "\(client.name) could not make the clip\(quote)\(detail)"
        + reason.adviceAfterFailure(isUnbilled: isUnbilled), isUnbilled: isUnbilled)
  }

  /// Of a job that was bought and may have its clip, told when it has been asked for long enough.
  func lostSight(_ reply: HTTPReply, of job: JobID, client: ProviderClient) -> ProviderError {
    let facts = facts(reply, client: client).joined(separator: ", ")
    return client.error(.lostSight, "it can't tell what became of job \(job)\(quote) (\(facts))")
  }

  private var quote: String { complaint.message.map { ": “\($0)”" } ?? "" }

  /// What a provider's support desk asks for.
  private func facts(_ reply: HTTPReply, client: ProviderClient) -> [String] {
    let code = complaint.code.map { code in meaning.map { "\(code): \($0)" } ?? code }
    return [code, reply.requestID(hiding: client.key).map { "request \($0)" }].compactMap(\.self)
  }

  // MARK: Errors

  /// Of a poll.
  func pollError(_ reply: HTTPReply, job: JobID, client: ProviderClient) -> ProviderError {
    var error = error(reply, doing: "asking for job \(job)", client: client)
    // A refusal by its status, or an error in a success: neither ends a job that is paid for.
    guard [400, 422].contains(reply.status) || reply.isSuccess else { return error }
    if isLostSight { return lostSight(reply, of: job, client: client) }
    if FailureWords(complaint).isJobUnknown { error.code = .jobUnknown }
    return error
  }

  func error(_ reply: HTTPReply, doing: String, client: ProviderClient) -> ProviderError {
    ProviderError(reply, from: client, doing: doing, complaint: complaint)
  }

  /// Of a list: relays often have none.
  func listError(_ reply: HTTPReply, client: ProviderClient) -> ProviderError {
    var error = error(reply, doing: "listing jobs", client: client)
    if [404, 405, 501].contains(reply.status) { error.code = .unsupported }
    return error
  }

  /// Of a deletion: relays often have none.
  func deleteError(_ reply: HTTPReply, job: JobID, client: ProviderClient) -> ProviderError {
    var error = error(reply, doing: "deleting job \(job)", client: client)
    if [405, 501].contains(reply.status) { error.code = .unsupported }
    if reply.isSuccess { error.code = .refused }
    return error
  }

  /// Of the clip at the provider's own address.
  func contentError(_ reply: HTTPReply, job: JobID, client: ProviderClient) -> ProviderError {
    var error = error(reply, doing: "downloading job \(job)", client: client)
    let words = FailureWords(complaint)
    let isGone = [403, 404].contains(reply.status) && words.says("expire", "no longer available")
    if reply.status == 410 || isGone {
      error.code = .expired
    } else if [400, 404, 409].contains(reply.status), words.says("not completed", "not ready", "in_progress")
    {
      error.code = .notReady
    }
    return error
  }

  /// Of the clip behind a link: stores answer one that has run out in many ways, and the job may have another.
  func linkError(_ reply: HTTPReply, job: JobID, client: ProviderClient) -> ProviderError {
    var error = error(reply, doing: "downloading job \(job)", client: client)
    if [400, 401, 403, 404, 410].contains(reply.status) { error.code = .expired }
    return error
  }
}

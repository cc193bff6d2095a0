import Domain
import Testing

@testable import Providers

/// What each page and the wire facts say that servers say, and what it means here.
struct FailureRow: Sendable {
  /// How it reaches us.
  enum Way: Sendable, Equatable {
    /// The POST is answered with this status.
    case refused(Int)
    /// The job failed.
    case failed
    /// The job failed with a word that it may not have.
    case lost
  }

  let way: Way
  let body: String
  let reason: FailureReason
  /// The exit code of a run with this one shot.
  let exit: Int
  /// What the person reads: the meaning, and what to do.
  let says: [String]

  static func refused(
    _ status: Int, _ body: String, _ reason: FailureReason, exit: Int = 1, _ says: String...
  ) -> FailureRow {
    FailureRow(way: .refused(status), body: body, reason: reason, exit: exit, says: says)
  }

  static func failed(_ body: String, _ reason: FailureReason, _ says: String...) -> FailureRow {
    FailureRow(way: .failed, body: body, reason: reason, exit: 1, says: says)
  }

  static func lost(_ body: String, _ says: String...) -> FailureRow {
    FailureRow(way: .lost, body: body, reason: .unclear, exit: 4, says: says)
  }

  /// The program sends the same request again, with pauses.
  var isRetried: Bool {
    guard case .refused = way else { return false }
    return reason == .rate || reason == .busy
  }
}

/// What the servers of one catalog entry say.
struct FailurePart: Sendable, CustomTestStringConvertible {
  let entry: String
  /// The name of a job's id in its replies.
  var id = "id"
  let rows: [FailureRow]

  var testDescription: String { entry }
}

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

  private static func vtrix(_ code: String, _ message: String, pro: Bool = false) -> String {
    pro
      ? #"{"error":{"code":"\#(code)","error_message":"\#(message)"}}"#
      // As an integer the code has lost its leading zero.
      : #"{"error":{"code":\#(code.drop { $0 == "0" }),"error_message":"\#(message)"}}"#
  }

  /// The ten codes of the two pages, and the texts that come with them.
  static let vtrixTask: [FailureRow] =
    [("014001", false), ("003000", true)].flatMap { model, pro -> [FailureRow] in
      [
        .failed(
          vtrix("\(model)095", "Internal generation error", pro: pro), .providerFault,
          "\(model)095: internal generation error", "may have been billed"),
        .lost(
          vtrix("\(model)096", "Result parsing error", pro: pro),
          "\(model)096: the result could not be read, the clip may exist", "ask the provider", "--adopt"),
        .failed(
          vtrix("\(model)097", "HTTP error response", pro: pro), .providerFault,
          "\(model)097: the service behind it answered with an error"),
        .lost(
          vtrix("\(model)098", "Status check error", pro: pro),
          "\(model)098: the job's state could not be asked for", "ask the provider", "--adopt"),
        .failed(
          vtrix("\(model)099", "Task creation error", pro: pro), .badRequest,
          "\(model)099: the job could not be created", "change the request"),
      ]
    } + [
      .failed(vtrix("014001097", "HTTP 429: Too Many Requests"), .rate, "may have been billed"),
      .failed(vtrix("014001097", "HTTP 400: bad parameter"), .badRequest, "change the request"),
      .failed(
        vtrix("014001097", "moderation_blocked: Your request was blocked by our moderation system."),
        .moderationResult, "change prompt or picture"),
      .failed(
        vtrix(
          "003000099", "Task creation error: Inpaint image must match the requested width and height",
          pro: true), .badImage, "Inpaint image must match", "request req_5", "try another --format"),
      .failed(
        vtrix("014001099", "blocked when checking inputs. Possible reasons: people-in-user-uploads."),
        .moderationImage, "use another"),
      .failed(
        vtrix("014001099", "The API deployment for this resource does not exist"), .modelGone,
        "choose another model"),
      .failed(#"{"error":{"code":"002014001","message":"video generation failed"}}"#, .unclear, "002014001"),
      .failed(#"{"error":"the picture holds a real person"}"#, .moderationImage, "use another"),
      .refused(401, #"{"message":"bad key"}"#, .authentication, exit: 5, "check the key"),
      .refused(
        403, #"{"status":{"code":40300,"message":"no balance left","error_code":40203}}"#, .balance, exit: 5,
        "no balance left", "top up the account"),
      .refused(403, #"{"error":"insufficient balance"}"#, .balance, exit: 5, "top up the account"),
      .refused(403, #"{"error":"permission denied"}"#, .authentication, exit: 5, "what it is allowed to do"),
      .refused(400, #"{"error":"size is wrong"}"#, .badRequest, "size is wrong", "change the request"),
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

import Domain

extension FailureTable {
  private static func vtrix(_ code: String, _ message: String, pro: Bool = false) -> String {
    pro
      ? #"{"error":{"code":"\#(code)","error_message":"\#(message)"}}"#
      // As an integer the code has lost its leading zero.
      : #"{"error":{"code":\#(code.drop { $0 == "0" }),"error_message":"\#(message)"}}"#
  }

  /// The forms that a code comes in: with the members in the types of its page, swapped, and as a bare string.
  private static let vtrixForms: [@Sendable (_ code: String, _ message: String, _ pro: Bool) -> String] = [
    { vtrix($0, $1, pro: $2) }, { vtrix($0, $1, pro: !$2) },
    { code, message, _ in #"{"error":"\#(code): \#(message)"}"# },
    { code, message, _ in #"{"error":"\#(message) (\#(code.drop { $0 == "0" }))"}"# },
  ]

  /// The ten codes of the two pages, and the texts that come with them.
  static let vtrixTask: [FailureRow] =
    vtrixForms.flatMap { form in
      [("014001", false), ("003000", true)].flatMap { model, pro -> [FailureRow] in
        [
          .failed(
            form("\(model)095", "Internal generation error", pro), .providerFault,
            "\(model)095: internal generation error", "may have been billed"),
          .lost(
            form("\(model)096", "Result parsing error", pro),
            "\(model)096: the result could not be read, the clip may exist", "ask the provider", "--adopt"),
          .failed(
            form("\(model)097", "HTTP error response", pro), .providerFault,
            "\(model)097: the service behind it answered with an error"),
          .lost(
            form("\(model)098", "Status check error", pro),
            "\(model)098: the job's state could not be asked for", "ask the provider", "--adopt"),
          .failed(
            form("\(model)099", "Task creation error", pro), .badRequest,
            "\(model)099: the job could not be created", "change the request"),
        ]
      }
    } + [
      .failed(#"{"error":"Internal generation error"}"#, .providerFault, "may have been billed"),
      .lost(#"{"error":"Result parsing error"}"#, "ask the provider", "--adopt"),
      .failed(#"{"error":"HTTP error response: 400"}"#, .badRequest, "change the request"),
      .lost(#"{"error":{"message":"Status check error"}}"#, "ask the provider", "--adopt"),
      .failed(#"{"error":"Task creation error"}"#, .badRequest, "change the request"),
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
      .failed(
        vtrix("014001097", "This image-to-video job was blocked by moderation"), .moderationResult,
        "change prompt or picture"),
      .refused(401, #"{"message":"bad key"}"#, .authentication, exit: 5, "check the key"),
      .refused(
        403, #"{"status":{"code":40300,"message":"no balance left","error_code":40203}}"#, .balance, exit: 5,
        "no balance left", "top up the account"),
      .refused(403, #"{"error":"insufficient balance"}"#, .balance, exit: 5, "top up the account"),
      .refused(403, #"{"error":"permission denied"}"#, .authentication, exit: 5, "what it is allowed to do"),
      .refused(400, #"{"error":"size is wrong"}"#, .badRequest, "size is wrong", "change the request"),
    ]
}

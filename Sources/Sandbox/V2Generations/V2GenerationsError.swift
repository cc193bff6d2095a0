/// A refusal in one of this family's two envelopes: `{"code", "message", "data": null}` for tasks,
/// `{"error": {"message", "type", "code"}}` from the gateway before them.
struct V2GenerationsError: Error, Equatable {
  enum Envelope {
    case task
    case gateway
  }

  let status: Int
  let code: String
  let message: String
  let envelope: Envelope

  init(_ status: Int, _ code: String, _ message: String, _ envelope: Envelope = .task) {
    self.status = status
    self.code = code
    self.message = message
    self.envelope = envelope
  }

  /// A parameter that is missing or wrong.
  static func parameter(_ message: String) -> V2GenerationsError {
    V2GenerationsError(400, "invalid_request", message)
  }

  init(_ trouble: SandboxTrouble, _ request: SandboxRequest) {
    self =
      switch trouble {
      case .missingKey: Self(401, "", "No token provided", .gateway)
      case .wrongKey: Self(401, "", "Invalid token", .gateway)
      case .unknownPath, .wrongMethod:
        Self(404, "", "Invalid URL (\(request.method) \(request.path))", .gateway)
      case .tooLarge(_, let limit): Self(413, "read_request_body_failed", "request body too large: \(limit)")
      case .notJSON: .parameter("invalid character in request body, expected JSON")
      case .unknownMarker(let marker): .parameter("\(marker)")
      case .unknownModel(let name):
        Self(
          503, "model_not_found", "No available channel for model \(name) under group default (distributor)",
          .gateway)
      case .unknownJob: Self(400, "task_not_exist", "task_not_exist")
      case .balance: Self(403, "quota_not_enough", "user quota is not enough")
      case .rateLimit: Self(429, "rate_limit", "Requests are too frequent, please try again later", .gateway)
      case .busy: Self(429, "fail_to_fetch_task", "Too many running tasks")
      case .overloaded: Self(503, "fail_to_fetch_task", "upstream is overloaded")
      case .serverFault, .dropped, .refused, .unsatisfiableRange:
        Self(500, "do_request_failed", "upstream error: do request failed")
      case .broken(let reason): Self(500, "server_error", "the sandbox could not answer: \(reason)")
      }
  }

  var reply: SandboxReply {
    switch envelope {
    case .task: .json(TaskError(code: code, message: message), status: status)
    case .gateway:
      .json(["error": ["message": message, "type": "new_api_error", "code": code]], status: status)
    }
  }
}

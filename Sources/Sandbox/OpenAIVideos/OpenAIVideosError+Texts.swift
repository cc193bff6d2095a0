internal import Domain

extension OpenAIVideosError {
  static let missingKey = OpenAIVideosError(
    status: 401,
    message:
      "You didn't provide an API key. You need to provide your API key in an Authorization header using"
      + " Bearer auth (i.e. Authorization: Bearer YOUR_KEY).")

  // The real service quotes part of the key here; this one never does.
  static let wrongKey = OpenAIVideosError(
    status: 401, message: "Incorrect API key provided.", code: "invalid_api_key")

  static let imageSize = OpenAIVideosError(
    status: 400, message: "Inpaint image must match the requested width and height")

  static let notReady = OpenAIVideosError(
    status: 404, message: "Video is not ready yet, use GET /v1/videos/{video_id} to check status.")

  static let referenceIsNoFile = OpenAIVideosError(
    status: 400,
    message: "Invalid type for 'input_reference': expected a file, but got a string instead.",
    param: "input_reference", code: "invalid_type")

  /// OpenAI's words for a check of what was sent; the reasons are a list with commas.
  static func moderation(of reasons: String) -> OpenAIVideosError {
    OpenAIVideosError(
      status: 400,
      message: "Your request was blocked by our moderation system when checking inputs. Possible reasons:"
        + " \(reasons).")
  }

  static let sentinel = OpenAIVideosError(
    status: 400, message: "Your request was blocked by our safety system.", code: "sentinel_block")

  static let busy = OpenAIVideosError(
    status: 429, message: "Too many running tasks", type: "video_generation_user_error")

  static let quota = OpenAIVideosError(
    status: 429,
    message: "You exceeded your current quota, please check your plan and billing details.",
    type: "insufficient_quota", code: "insufficient_quota")

  static let apiVersion = OpenAIVideosError(
    status: 400, message: "API version not supported", code: "BadRequest", form: .codeAndMessage)

  static func deployment(_ name: String) -> OpenAIVideosError {
    OpenAIVideosError(
      status: 404,
      message: "The API deployment '\(name)' for this resource does not exist. If you created the deployment"
        + " within the last 5 minutes, please wait a moment and try again.",
      type: "video_generation_user_error")
  }

  static func unfinished(_ status: String) -> OpenAIVideosError {
    OpenAIVideosError(
      status: 400, message: "Task is not completed yet, current status: \(status)")
  }

  static func server(_ message: String) -> OpenAIVideosError {
    OpenAIVideosError(status: 500, message: message, type: "server_error")
  }

  static let serverFault = server(
    "The server had an error while processing your request. Sorry about that!")

  static let overloaded = OpenAIVideosError(
    status: 503, message: "The engine is currently overloaded, please try again later.",
    type: "server_error")

  static func invalidURL(_ request: SandboxRequest) -> OpenAIVideosError {
    OpenAIVideosError(status: 404, message: "Invalid URL (\(request.method) \(request.path))")
  }

  static func method(_ request: SandboxRequest) -> OpenAIVideosError {
    OpenAIVideosError(
      status: 405,
      message: "Not allowed to \(request.method) on \(request.path)."
        + " (HINT: Perhaps you meant to use a different HTTP method?)",
      code: "method_not_supported")
  }

  static func notFound(_ id: String) -> OpenAIVideosError {
    OpenAIVideosError(status: 404, message: "Video with id '\(id)' not found.")
  }

  static func notFinal(_ id: String) -> OpenAIVideosError {
    OpenAIVideosError(
      status: 400, message: "Video with id '\(id)' can't be deleted before it is completed or failed.")
  }

  static func expired(after retention: Duration) -> OpenAIVideosError {
    let hours = max(1, retention.components.seconds / 3600)
    return OpenAIVideosError(
      status: 404, message: "The video is no longer available. Downloads expire after \(hours) hours.")
  }

  static func unsatisfiable(length: Int) -> OpenAIVideosError {
    OpenAIVideosError(
      status: 416, message: "The requested range is not satisfiable.",
      headers: ["Content-Range": "bytes */\(length)"])
  }

  static func tooLarge(_ bytes: Int, limit: Int) -> OpenAIVideosError {
    OpenAIVideosError(
      status: 413, message: "Maximum content size limit (\(limit)) exceeded (\(bytes) bytes read)",
      type: "server_error")
  }

  static func rateLimit(model: String, retryAfter: Duration) -> OpenAIVideosError {
    let seconds = wholeSeconds(retryAfter)
    return OpenAIVideosError(
      status: 429,
      message: "Rate limit reached for \(model) on requests per min (RPM). Please try again in \(seconds)s.",
      type: "requests", code: "rate_limit_exceeded", headers: ["Retry-After": "\(seconds)"])
  }

  /// Azure's words for the limit of its other operations; those for this one are not known.
  static func callRate(retryAfter: Duration) -> OpenAIVideosError {
    let seconds = wholeSeconds(retryAfter)
    return OpenAIVideosError(
      status: 429,
      message: "Requests to this operation have exceeded the call rate limit of your current pricing tier."
        + " Please retry after \(seconds) seconds.",
      code: "429", headers: ["Retry-After": "\(seconds)"], form: .codeAndMessage)
  }

  private static func wholeSeconds(_ pause: Duration) -> Int64 { (pause.milliseconds + 999) / 1000 }

  static func unknownModel(_ name: String) -> OpenAIVideosError {
    OpenAIVideosError(
      status: 404, message: "The model '\(name)' does not exist or you do not have access to it.",
      param: "model", code: "model_not_found")
  }

  static func missing(_ param: String) -> OpenAIVideosError {
    OpenAIVideosError(
      status: 400, message: "Missing required parameter: '\(param)'.", param: param,
      code: "missing_required_parameter")
  }

  static func unknown(_ param: String) -> OpenAIVideosError {
    OpenAIVideosError(
      status: 400, message: "Unknown parameter: '\(param)'.", param: param, code: "unknown_parameter")
  }

  static func type(of param: String, expected: String, got kind: String) -> OpenAIVideosError {
    OpenAIVideosError(
      status: 400, message: "Invalid type for '\(param)': expected \(expected), but got \(kind) instead.",
      param: param, code: "invalid_type")
  }

  static func value(of param: String, _ value: String, supported: [String]) -> OpenAIVideosError {
    OpenAIVideosError(
      status: 400,
      message: "Invalid value: '\(value)'. Supported values are: \(WordList.quoted(supported, "and")).",
      param: param, code: "invalid_value")
  }

  static func tooLong(_ param: String, _ length: Int, limit: Int) -> OpenAIVideosError {
    OpenAIVideosError(
      status: 400,
      message: "Invalid '\(param)': string too long. Expected a string with maximum length \(limit),"
        + " but got a string with length \(length) instead.",
      param: param, code: "string_above_max_length")
  }

  static func empty(_ param: String) -> OpenAIVideosError {
    OpenAIVideosError(
      status: 400,
      message: "Invalid '\(param)': empty string. Expected a string with minimum length 1,"
        + " but got an empty string instead.",
      param: param, code: "empty_string")
  }
}

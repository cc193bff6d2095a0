/// A refusal: `{"message"}` or `{"error"}`, as the service's own client expects both.
struct VtrixTaskError: Error, Equatable {
  enum Member: String {
    case message
    case error
  }

  let status: Int
  let message: String
  var member = Member.message

  init(_ status: Int, _ message: String, in member: Member = .message) {
    self.status = status
    self.message = message
    self.member = member
  }

  init(_ trouble: SandboxTrouble) {
    self =
      switch trouble {
      case .missingKey: Self(401, "missing api key", in: .error)
      case .wrongKey: Self(401, "invalid api key", in: .error)
      case .unknownPath: Self(404, "not found")
      case .wrongMethod: Self(405, "method not allowed")
      case .tooLarge(_, let limit): Self(413, "request body is larger than \(limit) bytes")
      case .notJSON: Self(400, "request body is not valid JSON")
      case .unknownMarker(let marker): Self(400, "\(marker)")
      case .unknownModel(let name): Self(404, "model \(name) not found")
      case .unknownJob(let id): Self(404, "task \(id) not found")
      case .balance: Self(403, "insufficient balance", in: .error)
      case .rateLimit: Self(429, "rate limit exceeded", in: .error)
      case .busy: Self(429, "too many running tasks", in: .error)
      case .overloaded: Self(503, "service unavailable")
      case .serverFault, .dropped, .refused, .unsatisfiableRange: Self(500, "internal server error")
      case .broken(let reason): Self(500, "the sandbox could not answer: \(reason)")
      }
  }

  var reply: SandboxReply { .json([member.rawValue: message], status: status) }
}

/// Why a task failed: the codes of the two models' pages. The one model's is a number, which loses its leading
/// zero, the other's a text; replies are known in which both are otherwise.
struct VtrixTaskFailure: Encodable {
  private enum Form {
    /// `code` as the model's page has it, and `error_message`.
    case page
    /// `code` of the other page's type, and `message`.
    case message
    /// The words alone, where an object should be.
    case bare
    /// The one code of the newest page.
    case newest
  }

  private enum Code: Int {
    case generation = 95
    case result
    case upstream
    case status
    case creation
  }

  private let code: Code
  private let message: String
  private let isPro: Bool
  private let form: Form

  init(_ trouble: JobTrouble, of job: SandboxJob, isPro: Bool) {
    self.isPro = isPro
    let form = job.form(of: [Form.page, .message, .bare, .newest])
    // Only their own codes tell that the service lost sight of a task.
    self.form = [.lostResult, .lostStatus].contains(trouble) && form != .page ? .message : form
    let blocked = "Your request was blocked by our moderation system"
    (code, message) =
      switch trouble {
      case .imageSize:
        (.creation, "Task creation error: Inpaint image must match the requested width and height")
      case .imageModeration:
        (
          .creation,
          "Task creation error: \(blocked) when checking inputs. Possible reasons: people-in-user-uploads."
        )
      case .promptModeration:
        (.creation, "Task creation error: \(blocked) when checking inputs. Possible reasons: violence.")
      case .modelGone:
        (.creation, "Task creation error: The API deployment for this resource does not exist")
      case .resultModeration: (.upstream, "HTTP error response: moderation_blocked: \(blocked).")
      case .internalFault: (.generation, "Internal generation error")
      case .lostResult: (.result, "Result parsing error")
      case .lostStatus: (.status, "Status check error")
      case .render(let reason): (.generation, "Internal generation error: \(reason)")
      }
  }

  private enum CodingKeys: String, CodingKey {
    case code, message
    case errorMessage = "error_message"
  }

  func encode(to encoder: any Encoder) throws {
    if form == .bare {
      var value = encoder.singleValueContainer()
      return try value.encode(message)
    }
    var container = encoder.container(keyedBy: CodingKeys.self)
    if form == .newest {
      try container.encode("002014001", forKey: .code)
    } else {
      let number = (isPro ? 3_000_000 : 14_001_000) + code.rawValue
      if isPro == (form == .page) {
        try container.encode("00\(number)".suffix(9).description, forKey: .code)
      } else {
        try container.encode(number, forKey: .code)
      }
    }
    try container.encode(
      form == .newest ? "video generation failed: \(message)" : message,
      forKey: form == .page ? .errorMessage : .message)
  }
}

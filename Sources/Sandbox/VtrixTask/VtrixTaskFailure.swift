/// Why a task failed: the codes of the two models' pages. The one model's is a number, which loses its leading
/// zero, the other's a text.
struct VtrixTaskFailure: Encodable {
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

  init(_ trouble: JobTrouble, isPro: Bool) {
    self.isPro = isPro
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
    case code
    case message = "error_message"
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    if isPro {
      try container.encode("0030000\(code.rawValue)", forKey: .code)
    } else {
      try container.encode(14_001_000 + code.rawValue, forKey: .code)
    }
    try container.encode(message, forKey: .message)
  }
}

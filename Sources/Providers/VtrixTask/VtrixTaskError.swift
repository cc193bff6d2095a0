import Domain

/// The codes of the two Vtrix pages. Their last digits tell the step that failed; as an integer a code loses its
/// leading zeros, which are put back so that it is found on the page. An error that is a bare string has the code
/// in it, or only what the pages call it.
struct VtrixTaskError: DialectError {
  let complaint: ServerComplaint
  private let step: Step?

  private enum Step: Int, CaseIterable {
    case generation = 95
    case parsing
    case upstream
    case status
    case creation

    /// `014001` for `sora_2_i2v`, `003000` for `sora_2_pro_i2v`.
    init?(code: some StringProtocol) {
      guard code.utf8.count <= 9, let number = Int(code), [14_001, 3_000].contains(number / 1000) else {
        return nil
      }
      self.init(rawValue: number % 1000)
    }

    /// Its name on the pages.
    var title: String {
      switch self {
      case .generation: "internal generation error"
      case .parsing: "result parsing error"
      case .upstream: "http error response"
      case .status: "status check error"
      case .creation: "task creation error"
      }
    }
  }

  init(_ value: JSONValue?, hiding key: APIKey?) {
    var complaint = ServerComplaint(envelope: value, hiding: key)
    let message = complaint.message ?? ""
    let numbers = message.split { !$0.isASCII || !$0.isNumber }.map(String.init)
    let code = ([complaint.code].compactMap(\.self) + numbers).first { Step(code: $0) != nil }
    if let code { complaint.code = String(repeating: "0", count: max(0, 9 - code.count)) + code }
    step =
      code.flatMap { Step(code: $0) }
      ?? Step.allCases.first { message.lowercased().contains($0.title) }
    self.complaint = complaint
  }

  var reasonByCode: FailureReason? {
    switch step {
    case .generation: .providerFault
    case .parsing, .status: .unclear
    case .upstream: reasonByStatus
    // The task was not accepted, which is a matter of what was asked for.
    case .creation: .badRequest
    case nil: nil
    }
  }

  var meaning: String? {
    switch step {
    case .generation: "internal generation error"
    case .parsing: "the result could not be read, the clip may exist"
    case .upstream: "the service behind it answered with an error"
    case .status: "the job's state could not be asked for, it may go on"
    case .creation: "the job could not be created"
    case nil: nil
    }
  }

  var isLostSight: Bool { step == .parsing || step == .status }

  /// Of the reply that the service behind it gave, as far as its text tells.
  private var reasonByStatus: FailureReason {
    let numbers = (complaint.message ?? "").split { !$0.isNumber }
    if numbers.contains("429") { return .rate }
    return numbers.contains("400") || numbers.contains("422") ? .badRequest : .providerFault
  }
}

import Domain

/// The codes of the two Vtrix pages. Their last digits tell the step that failed; as an integer a code loses its
/// leading zeros, which are put back so that it is found on the page.
struct VtrixTaskError: DialectError {
  let complaint: ServerComplaint
  private let step: Step?

  private enum Step: Int {
    case generation = 95
    case parsing
    case upstream
    case status
    case creation

    /// `014001` for `sora_2_i2v`, `003000` for `sora_2_pro_i2v`.
    init?(code: String) {
      guard let number = Int(code), [14_001, 3_000].contains(number / 1000) else { return nil }
      self.init(rawValue: number % 1000)
    }
  }

  init(_ value: JSONValue?, hiding key: APIKey?) {
    var complaint = ServerComplaint(envelope: value, hiding: key)
    step = complaint.code.flatMap { Step(code: $0) }
    if step != nil, let code = complaint.code {
      complaint.code = String(repeating: "0", count: max(0, 9 - code.count)) + code
    }
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

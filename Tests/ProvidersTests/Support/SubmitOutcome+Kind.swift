import Domain

extension SubmitOutcome {
  var isAmbiguous: Bool { if case .ambiguous = self { true } else { false } }
  var isNotSent: Bool { if case .notSent = self { true } else { false } }
  var isRefused: Bool { if case .refused = self { true } else { false } }

  var bought: JobSnapshot? { if case .bought(let job) = self { job } else { nil } }

  var failure: JobFailure? {
    switch self {
    case .notSent(let failure, _), .refused(let failure): failure
    case .ambiguous(_, let complaint): complaint
    case .bought: nil
    }
  }

  /// Every word a person would see.
  var words: String {
    switch self {
    case .notSent(let failure, _), .refused(let failure): failure.message
    case .ambiguous(let message, _): message
    case .bought(let job): "\(job)"
    }
  }
}

internal import Domain

extension ExitStatus {
  /// What a picture or finding that failed for this cause means for the whole command.
  init(_ cause: Rejection.Cause) {
    self =
      switch cause {
      case .picture, .crash: .findings
      case .temporary: .temporary
      case .diskFull: .diskFull
      }
  }
}

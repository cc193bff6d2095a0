/// The words of the new-api family for where a task stands.
enum RelayStatus: String, Encodable {
  case notStarted = "NOT_START"
  case running = "IN_PROGRESS"
  case success = "SUCCESS"
  case failure = "FAILURE"

  init(_ status: JobStatus) {
    self =
      switch status {
      case .queued: .notStarted
      case .running: .running
      case .completed: .success
      case .failed: .failure
      }
  }
}

extension JobStatus {
  /// `35%`; a task that failed is said to be through.
  var percent: String {
    switch self {
    case .queued: "0%"
    case .running(let share): "\(share)%"
    case .completed, .failed: "100%"
    }
  }
}

/// How a member of the new-api family writes where a task stands: they agree on the meaning and not on the words.
struct RelayForm: Sendable {
  let waiting: String
  let running: String
  let success: String
  let failure: String
  /// 35 instead of `35%`.
  var hasNumber = false

  static let all = [
    usual,
    RelayForm(
      waiting: "SUBMITTED", running: "IN_PROGRESS", success: "SUCCESS", failure: "FAILURE", hasNumber: true),
    RelayForm(waiting: "QUEUED", running: "IN_PROGRESS", success: "SUCCESS", failure: "FAILURE"),
    RelayForm(
      waiting: "queued", running: "in_progress", success: "completed", failure: "failed", hasNumber: true),
    RelayForm(waiting: "pending", running: "processing", success: "succeeded", failure: "failure"),
  ]

  static let usual = RelayForm(
    waiting: "NOT_START", running: "IN_PROGRESS", success: "SUCCESS", failure: "FAILURE")

  func word(_ status: JobStatus) -> String {
    switch status {
    case .queued: waiting
    case .running: running
    case .completed: success
    case .failed: failure
    }
  }

  func encode<Key>(
    _ status: JobStatus, to container: inout KeyedEncodingContainer<Key>, status word: Key, progress: Key
  ) throws {
    try container.encode(self.word(status), forKey: word)
    if hasNumber {
      try container.encode(status.percent, forKey: progress)
    } else {
      try container.encode("\(status.percent)%", forKey: progress)
    }
  }
}

extension JobStatus {
  /// A task that failed is said to be through.
  fileprivate var percent: Int {
    switch self {
    case .queued: 0
    case .running(let share): share
    case .completed, .failed: 100
    }
  }
}
